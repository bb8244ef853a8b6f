import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { lifecycleHooks } from "./lifecycle-hooks.js";

const hook = (change: object) =>
  service({ deploymentConfiguration: { lifecycleHooks: [{ lifecycleStages: ["POST_SCALE_UP"], ...change }] } });
const lambda = { hookTargetArn: "arn:aws:lambda:us-east-1:123456789012:function:check", roleArn: "arn:aws:iam::123456789012:role/hook" };
const path = "/deploymentConfiguration/lifecycleHooks/0";

testRule(lifecycleHooks, {
  passes: { Lambda: hook(lambda), pause: hook({ targetType: "PAUSE" }) },
  fails: {
    "no target": [hook({ roleArn: lambda.roleArn }), "target", `${path}/hookTargetArn`, { member: "hookTargetArn" }],
    "no stages": [hook({ ...lambda, lifecycleStages: [] }), "stages", `${path}/lifecycleStages`],
    "a pause with a role": [hook({ targetType: "PAUSE", roleArn: lambda.roleArn }), "pause", `${path}/roleArn`],
    "a pause while traffic shifts": [
      hook({ targetType: "PAUSE", lifecycleStages: ["PRODUCTION_TRAFFIC_SHIFT"] }),
      "shifting",
      `${path}/lifecycleStages/0`,
    ],
    "too long": [
      hook({ ...lambda, timeoutConfiguration: { timeoutInMinutes: 20161 } }),
      "timeout",
      `${path}/timeoutConfiguration/timeoutInMinutes`,
    ],
  },
});
