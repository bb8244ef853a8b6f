import { given, testRule } from "../../test/test-rule.js";
import { policyName } from "./policy-name.js";

const own = { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount" };

testRule(policyName, {
  passes: { policy: { ...own, PolicyName: "cpu: 60 %" }, action: given({ ...own, ScheduledActionName: "night" }, {}, "scheduledAction") },
  fails: {
    empty: [{ ...own, PolicyName: "" }, "name", "/PolicyName"],
    "a slash": [given({ ...own, ScheduledActionName: "a/b" }, {}, "scheduledAction"), "name", "/ScheduledActionName", { name: "a/b" }],
  },
});
