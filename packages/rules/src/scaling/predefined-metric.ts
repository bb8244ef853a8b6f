import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const predefinedMetric: Rule = rule({
  id: "predefined-metric",
  severity: "error",
  stage: "api",
  on: "scalingPolicy",
  summary: "A service is scaled by its CPU, its memory, or the requests per target, which alone have a resource label.",
  source: "application-autoscaling PredefinedMetricSpecification",
  docs: "scaling/API_PredefinedMetricSpecification",
  aws: { type: "ValidationException", sure: "unknown" },
  messages: {
    metric: "{metric} is no metric of ECS services.",
    label: 'The label "{label}" is not app/LB/ID/targetgroup/TG/ID.',
    missing: "ALBRequestCountPerTarget needs a resource label.",
    unused: "{metric} has no resource label.",
  },
  hint: "For ALBRequestCountPerTarget write `ResourceLabel` as app/LB/ID/targetgroup/TG/ID.",
  check({ TargetTrackingScalingPolicyConfiguration: tracking }, report) {
    const predefined = tracking?.PredefinedMetricSpecification;
    if (!predefined) return;
    const path = ["TargetTrackingScalingPolicyConfiguration", "PredefinedMetricSpecification"];
    const { PredefinedMetricType: metric, ResourceLabel: label } = predefined;
    if (metric === "ALBRequestCountPerTarget") {
      if (!label) report("missing", [...path, "ResourceLabel"]);
      else if (!/^app\/[^/]+\/[^/]+\/targetgroup\/[^/]+\/[^/]+$/.test(label)) report("label", [...path, "ResourceLabel"], { label });
    } else if (!/^ECSServiceAverage(CPU|Memory)Utilization(HighResolution)?$/.test(metric))
      report("metric", [...path, "PredefinedMetricType"], { metric });
    else if (label) report("unused", [...path, "ResourceLabel"], { metric });
  },
});
