import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { healthTimeoutAboveInterval } from "./health-timeout-above-interval.js";

const health = (timeout: number, interval?: number) =>
  fargate({}, { healthCheck: { command: ["CMD", "true"], timeout, ...(interval && { interval }) } });

testRule(healthTimeoutAboveInterval, {
  passes: { shorter: health(5, 10), "as long": health(30) },
  fails: {
    longer: [health(10, 5), "longer", "/containerDefinitions/0/healthCheck/timeout", { timeout: 10, interval: 5 }],
    "than the default": [health(31), "longer", "/containerDefinitions/0/healthCheck/timeout"],
  },
});
