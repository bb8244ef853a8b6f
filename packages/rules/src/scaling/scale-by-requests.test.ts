import { service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { scaleByRequests } from "./scale-by-requests.js";

const policy = {
  PolicyName: "p",
  ServiceNamespace: "ecs",
  ResourceId: "service/main/web",
  ScalableDimension: "ecs:service:DesiredCount",
  PolicyType: "TargetTrackingScaling",
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 60,
    PredefinedMetricSpecification: { PredefinedMetricType: "ALBRequestCountPerTarget", ResourceLabel: "app/web/1/targetgroup/web/2" },
  },
};
const loadBalancers = [
  { targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/2", containerName: "app", containerPort: 80 },
];

testRule(scaleByRequests, {
  passes: { "behind one": given(policy, { service: service({ loadBalancers }) }), "an unknown service": policy },
  fails: {
    "behind none": [
      given(policy, { service: service() }),
      "none",
      "/TargetTrackingScalingPolicyConfiguration/PredefinedMetricSpecification/PredefinedMetricType",
    ],
  },
});
