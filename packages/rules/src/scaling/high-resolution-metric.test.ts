import { service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { highResolutionMetric } from "./high-resolution-metric.js";

const policy = {
  PolicyName: "p",
  ServiceNamespace: "ecs",
  ResourceId: "service/main/web",
  ScalableDimension: "ecs:service:DesiredCount",
  PolicyType: "TargetTrackingScaling",
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 60,
    PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilizationHighResolution" },
  },
};

testRule(highResolutionMetric, {
  passes: {
    monitored: given(policy, {
      service: service({ monitoring: { metricConfigurations: [{ resolutionSeconds: 20, metricNames: ["CPUUtilization"] }] } }),
    }),
  },
  fails: {
    "not monitored": [
      given(policy, { service: service() }),
      "none",
      "/TargetTrackingScalingPolicyConfiguration/PredefinedMetricSpecification/PredefinedMetricType",
    ],
  },
});
