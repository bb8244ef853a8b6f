import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { linearConfiguration } from "./linear-configuration.js";

const linear = (stepPercent: number, stepBakeTimeInMinutes = 6, strategy: "LINEAR" | "CANARY" = "LINEAR") =>
  service({
    serviceConnectConfiguration: { enabled: true, services: [{ portName: "http" }] },
    deploymentConfiguration: { strategy, linearConfiguration: { stepPercent, stepBakeTimeInMinutes } },
  });
const path = "/deploymentConfiguration/linearConfiguration";

testRule(linearConfiguration, {
  passes: { tenths: linear(12.3), "the least": linear(3, 0) },
  fails: {
    "too small": [linear(2.9), "percent", `${path}/stepPercent`, { percent: 2.9, min: 3, max: 100 }],
    hundredths: [linear(10.25), "percent", `${path}/stepPercent`],
    "too long": [linear(10, 1441), "minutes", `${path}/stepBakeTimeInMinutes`],
    "another strategy": [linear(10, 6, "CANARY"), "strategy", path],
  },
});
