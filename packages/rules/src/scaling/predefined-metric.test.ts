import { testRule } from "../../test/test-rule.js";
import { predefinedMetric } from "./predefined-metric.js";

const policy = (PredefinedMetricType: string, ResourceLabel?: string) => ({
  PolicyName: "p",
  ServiceNamespace: "ecs",
  ResourceId: "service/main/web",
  ScalableDimension: "ecs:service:DesiredCount",
  PolicyType: "TargetTrackingScaling",
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 60,
    PredefinedMetricSpecification: { PredefinedMetricType, ...(ResourceLabel && { ResourceLabel }) },
  },
});
const path = "/TargetTrackingScalingPolicyConfiguration/PredefinedMetricSpecification";

testRule(predefinedMetric, {
  passes: {
    memory: policy("ECSServiceAverageMemoryUtilization"),
    requests: policy("ALBRequestCountPerTarget", "app/web/1/targetgroup/web/2"),
  },
  fails: {
    "another service's": [
      policy("LambdaProvisionedConcurrencyUtilization"),
      "metric",
      `${path}/PredefinedMetricType`,
      { metric: "LambdaProvisionedConcurrencyUtilization" },
    ],
    "no label": [policy("ALBRequestCountPerTarget"), "missing", `${path}/ResourceLabel`],
    "an ARN": [policy("ALBRequestCountPerTarget", "arn:aws:x"), "label", `${path}/ResourceLabel`],
    "a label for cpu": [policy("ECSServiceAverageCPUUtilization", "app/web/1/targetgroup/web/2"), "unused", `${path}/ResourceLabel`],
  },
});
