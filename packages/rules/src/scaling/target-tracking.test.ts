import { testRule } from "../../test/test-rule.js";
import { targetTracking } from "./target-tracking.js";

const policy = (change: object) => ({
  PolicyName: "cpu",
  ServiceNamespace: "ecs",
  ResourceId: "service/main/web",
  ScalableDimension: "ecs:service:DesiredCount",
  PolicyType: "TargetTrackingScaling",
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 60,
    PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
    ...change,
  },
});
const path = "/TargetTrackingScalingPolicyConfiguration";

testRule(targetTracking, {
  passes: { cpu: policy({}) },
  fails: {
    "no metric": [policy({ PredefinedMetricSpecification: undefined }), "none", `${path}/PredefinedMetricSpecification`],
    "two metrics": [
      policy({ CustomizedMetricSpecification: { MetricName: "a", Namespace: "b", Statistic: "Average" } }),
      "both",
      `${path}/CustomizedMetricSpecification`,
    ],
    "no target": [policy({ TargetValue: 0 }), "target", `${path}/TargetValue`, { value: 0 }],
    "more than all": [
      policy({ TargetValue: 120 }),
      "percent",
      `${path}/TargetValue`,
      { value: 120, metric: "ECSServiceAverageCPUUtilization" },
    ],
    "a negative cooldown": [policy({ ScaleInCooldown: -1 }), "cooldown", `${path}/ScaleInCooldown`],
  },
});
