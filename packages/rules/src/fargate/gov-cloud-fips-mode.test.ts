import { fargate, runTask, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { govCloudFipsMode } from "./gov-cloud-fips-mode.js";

const arm = fargate({ runtimePlatform: { cpuArchitecture: "ARM64" } });
const connected = service({ serviceConnectConfiguration: { enabled: true, namespace: "shop.local" } });

testRule(govCloudFipsMode, {
  passes: {
    "what FIPS mode runs": given(service(), { region: "us-gov-west-1", taskDefinition: fargate() }),
    "elsewhere than in GovCloud": given(connected, { region: "us-west-2", taskDefinition: arm }),
  },
  fails: {
    "Service Connect": [
      given(connected, { region: "us-gov-west-1", taskDefinition: fargate() }),
      "connect",
      "/serviceConnectConfiguration",
    ],
    ARM64: [given(service(), { region: "us-gov-east-1", taskDefinition: arm }), "platform", "/taskDefinition", { platform: "ARM64" }],
    "a one-off task": [
      given(runTask(), { region: "us-gov-west-1", taskDefinition: arm }, "runTask"),
      "platform",
      "/taskDefinition",
      { platform: "ARM64" },
    ],
  },
});
