import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { healthCheckGracePeriod } from "./health-check-grace-period.js";

testRule(healthCheckGracePeriod, {
  passes: { none: service({ healthCheckGracePeriodSeconds: 0 }) },
  fails: {
    negative: [
      service({ healthCheckGracePeriodSeconds: -1 }),
      "range",
      "/healthCheckGracePeriodSeconds",
      { seconds: -1, min: 0, max: 2147483647 },
    ],
  },
});
