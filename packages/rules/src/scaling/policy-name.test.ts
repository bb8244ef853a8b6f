import { given, testRule } from "../../test/test-rule.js";
import { policyName } from "./policy-name.js";

const own = { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount" };

testRule(policyName, {
  passes: {
    policy: {
      ...own,
      PolicyName: "cpu: 60 %",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 60,
        PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
      },
    },
    action: given(
      { ...own, ScheduledActionName: "night", Schedule: "rate(1 day)", ScalableTargetAction: { MinCapacity: 1 } },
      {},
      "scheduledAction",
    ),
  },
  fails: {
    empty: [{ ...own, PolicyName: "" }, "name", "/PolicyName"],
    "a slash": [given({ ...own, ScheduledActionName: "a/b" }, {}, "scheduledAction"), "name", "/ScheduledActionName", { name: "a/b" }],
  },
});
