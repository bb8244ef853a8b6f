import { testRule } from "../../test/test-rule.js";
import { predictiveScaling } from "./predictive-scaling.js";

const policy = (MetricSpecifications: object[], change: object = {}) => ({
  PolicyName: "p",
  ServiceNamespace: "ecs",
  ResourceId: "service/main/web",
  ScalableDimension: "ecs:service:DesiredCount",
  PolicyType: "PredictiveScaling",
  PredictiveScalingPolicyConfiguration: { MetricSpecifications, ...change },
});
const metric = { TargetValue: 60, PredefinedMetricPairSpecification: { PredefinedMetricType: "ECSServiceCPUUtilization" } };

testRule(predictiveScaling, {
  passes: { one: policy([metric], { SchedulingBufferTime: 300 }) },
  fails: {
    none: [policy([]), "metrics", "/PredictiveScalingPolicyConfiguration/MetricSpecifications", { count: 0 }],
    "a long buffer": [
      policy([metric], { SchedulingBufferTime: 3601 }),
      "range",
      "/PredictiveScalingPolicyConfiguration/SchedulingBufferTime",
    ],
  },
});
