import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { ebsConfigured } from "./ebs-configured.js";

const managedEBSVolume = { roleArn: "arn:aws:iam::123456789012:role/infra", sizeInGiB: 10 };
const configured = (...names: string[]) => service({ volumeConfigurations: names.map((name) => ({ name, managedEBSVolume })) });
const taskDefinition = fargate({ volumes: [{ name: "data", configuredAtLaunch: true }] });

testRule(ebsConfigured, {
  passes: { configured: given(configured("data"), { taskDefinition }), "none needed": given(configured(), { taskDefinition: fargate() }) },
  fails: {
    "not configured": [given(configured(), { taskDefinition }), "missing", "/volumeConfigurations", { volume: "data" }],
    "no such volume": [
      given(configured("data"), { taskDefinition: fargate({ volumes: [{ name: "data" }] }) }),
      "unknown",
      "/volumeConfigurations/0/name",
      { volume: "data" },
    ],
    "two of them": [configured("data", "more"), "second", "/volumeConfigurations/1"],
  },
});
