import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { earlySuccess } from "./early-success.js";

const early = (change: object) =>
  service({
    deploymentConfiguration: {
      minimumHealthyPercent: 50,
      earlySuccessCriteria: { enable: true, healthyPercent: 75, sourceServiceRevisionCleanup: "DEFERRED", ...change },
    },
  });
const path = "/deploymentConfiguration/earlySuccessCriteria";

testRule(earlySuccess, {
  passes: { whole: early({}), off: early({ enable: false, healthyPercent: undefined }) },
  fails: {
    "no percentage": [early({ healthyPercent: undefined }), "missing", `${path}/healthyPercent`, { member: "healthyPercent" }],
    "below the minimum": [early({ healthyPercent: 25 }), "range", `${path}/healthyPercent`, { percent: 25, min: 50 }],
  },
});
