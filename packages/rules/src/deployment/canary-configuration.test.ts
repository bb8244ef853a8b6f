import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { canaryConfiguration } from "./canary-configuration.js";

const canary = (canaryPercent: number, canaryBakeTimeInMinutes = 10, strategy: "LINEAR" | "CANARY" = "CANARY") =>
  service({
    serviceConnectConfiguration: { enabled: true, services: [{ portName: "http" }] },
    deploymentConfiguration: { strategy, canaryConfiguration: { canaryPercent, canaryBakeTimeInMinutes } },
  });
const path = "/deploymentConfiguration/canaryConfiguration";

testRule(canaryConfiguration, {
  passes: { tenths: canary(0.1), all: canary(100, 1440) },
  fails: {
    none: [canary(0), "percent", `${path}/canaryPercent`, { percent: 0, min: 0.1, max: 100 }],
    "too long": [canary(5, 1441), "minutes", `${path}/canaryBakeTimeInMinutes`],
    "another strategy": [canary(5, 10, "LINEAR"), "strategy", path, { strategy: "LINEAR" }],
  },
});
