import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { loadBalancersOf } from "../services.js";

export const scaleByRequests: Rule = rule({
  id: "scale-by-requests",
  severity: "error",
  stage: "api",
  on: "scalingPolicy",
  summary: "Scaling by requests per target needs a service with a target group.",
  source: "application-autoscaling PredefinedMetricSpecification",
  docs: "scaling/API_PredefinedMetricSpecification",
  aws: { type: "ValidationException", sure: "unknown" },
  needs: "PredefinedMetricType=ALBRequestCountPerTarget",
  messages: { none: "The service is behind no load balancer whose requests could be counted." },
  hint: "Scale by CPU or memory, or add a load balancer.",
  check({ TargetTrackingScalingPolicyConfiguration: tracking }, report, { service }) {
    if (!service || tracking?.PredefinedMetricSpecification?.PredefinedMetricType !== "ALBRequestCountPerTarget") return;
    if (!loadBalancersOf(service).some(({ targetGroupArn }) => targetGroupArn))
      report("none", ["TargetTrackingScalingPolicyConfiguration", "PredefinedMetricSpecification", "PredefinedMetricType"]);
  },
});
