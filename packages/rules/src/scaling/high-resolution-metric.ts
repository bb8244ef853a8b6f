import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const highResolutionMetric: Rule = rule({
  id: "high-resolution-metric",
  severity: "warning",
  stage: "runtime",
  on: "scalingPolicy",
  summary: "A high-resolution metric is there when the service is monitored every 20 seconds.",
  source: "application-autoscaling MetricType",
  docs: "service-auto-scaling",
  messages: { none: "{metric} never gets data: the service is not monitored every 20 seconds." },
  hint: "Add `monitoring.metricConfigurations` with a resolution of 20 seconds.",
  check({ TargetTrackingScalingPolicyConfiguration: tracking }, report, { service }) {
    const metric = tracking?.PredefinedMetricSpecification?.PredefinedMetricType ?? "";
    if (!service || !metric.endsWith("HighResolution")) return;
    const monitored = service.monitoring?.metricConfigurations?.some(({ resolutionSeconds }) => resolutionSeconds === 20);
    if (!monitored)
      report("none", ["TargetTrackingScalingPolicyConfiguration", "PredefinedMetricSpecification", "PredefinedMetricType"], { metric });
  },
});
