import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { healthRanges } from "./health-ranges.js";

const health = (change: object) => fargate({}, { healthCheck: { command: ["CMD", "true"], ...change } });
const path = "/containerDefinitions/0/healthCheck";

testRule(healthRanges, {
  passes: {
    "the least": health({ interval: 5, timeout: 2, retries: 1, startPeriod: 0 }),
    "the most": health({ interval: 300, timeout: 60, retries: 10, startPeriod: 300 }),
    none: fargate(),
  },
  fails: {
    interval: [health({ interval: 4 }), "range", `${path}/interval`, { member: "interval", value: 4, min: 5, max: 300 }],
    timeout: [health({ timeout: 61, interval: 300 }), "range", `${path}/timeout`],
    retries: [health({ retries: 11 }), "range", `${path}/retries`],
    "start period": [health({ startPeriod: 301 }), "range", `${path}/startPeriod`],
  },
});
