import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { shiftedNeedsTraffic } from "./shifted-needs-traffic.js";

const deploymentConfiguration = { strategy: "CANARY" as const };

testRule(shiftedNeedsTraffic, {
  passes: {
    "by Service Connect": service({
      deploymentConfiguration,
      serviceConnectConfiguration: { enabled: true, services: [{ portName: "http" }] },
    }),
    rolling: service(),
  },
  fails: {
    none: [service({ deploymentConfiguration }), "none", "/deploymentConfiguration/strategy", { strategy: "CANARY" }],
    "a client alone": [
      service({ deploymentConfiguration, serviceConnectConfiguration: { enabled: true } }),
      "none",
      "/deploymentConfiguration/strategy",
    ],
  },
});
