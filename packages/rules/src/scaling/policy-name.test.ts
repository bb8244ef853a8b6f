import { given, testRule } from "../../test/test-rule.js";
import { policyName } from "./policy-name.js";

const own = { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount" };

const policy = {
  ...own,
  PolicyType: "TargetTrackingScaling",
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 60,
    PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
  },
} as const;

testRule(policyName, {
  passes: {
    policy: { ...policy, PolicyName: "cpu: 60 %" },
    "letters beyond the first plane": { ...policy, PolicyName: "🚢".repeat(256) },
    action: given(
      { ...own, ScheduledActionName: "night", Schedule: "rate(1 day)", ScalableTargetAction: { MinCapacity: 1 } },
      {},
      "scheduledAction",
    ),
  },
  fails: {
    "a control character": [{ ...own, PolicyName: "a\u0007" }, "name", "/PolicyName", { name: "a\u0007" }],
    "too long": [{ ...own, PolicyName: "a".repeat(257) }, "name", "/PolicyName", { name: "a".repeat(60) }],
    empty: [{ ...own, PolicyName: "" }, "name", "/PolicyName"],
    "a slash": [given({ ...own, ScheduledActionName: "a/b" }, {}, "scheduledAction"), "name", "/ScheduledActionName", { name: "a/b" }],
  },
});
