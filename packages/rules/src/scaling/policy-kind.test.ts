import { testRule } from "../../test/test-rule.js";
import { policyKind } from "./policy-kind.js";

const policy = (change: object) => ({
  PolicyName: "p",
  ServiceNamespace: "ecs",
  ResourceId: "service/main/web",
  ScalableDimension: "ecs:service:DesiredCount",
  ...change,
});
const TargetTrackingScalingPolicyConfiguration = {
  TargetValue: 60,
  PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
};

testRule(policyKind, {
  passes: { tracking: policy({ PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration }) },
  fails: {
    none: [
      policy({ PolicyType: "TargetTrackingScaling" }),
      "missing",
      "/TargetTrackingScalingPolicyConfiguration",
      { type: "TargetTrackingScaling", member: "TargetTrackingScalingPolicyConfiguration" },
    ],
  },
});
