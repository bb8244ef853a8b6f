import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const targetTracking: Rule = rule({
  id: "target-tracking",
  severity: "error",
  stage: "api",
  on: "scalingPolicy",
  summary: "Target tracking has a target above 0 and one metric, predefined or customized; CPU and memory are percentages.",
  source: "application-autoscaling TargetTrackingScalingPolicyConfiguration",
  docs: "scaling/API_TargetTrackingScalingPolicyConfiguration",
  aws: { type: "ValidationException", sure: "unknown" },
  messages: {
    none: "The policy tracks no metric.",
    both: "The policy tracks two metrics.",
    target: "{value} cannot be a target.",
    percent: "{value} % of {metric} cannot be reached.",
    cooldown: "{seconds} s are less than none.",
  },
  hint: "Give a `TargetValue` and one metric.",
  check({ TargetTrackingScalingPolicyConfiguration: tracking }, report) {
    if (!tracking) return;
    const path = ["TargetTrackingScalingPolicyConfiguration"];
    const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized, TargetValue: value } = tracking;
    const metric = predefined?.PredefinedMetricType ?? "";
    if (!predefined && !customized) report("none", [...path, "PredefinedMetricSpecification"]);
    if (predefined && customized) report("both", [...path, "CustomizedMetricSpecification"]);
    if (!(value > 0)) report("target", [...path, "TargetValue"], { value });
    else if (value > 100 && /^ECSServiceAverage(CPU|Memory)/.test(metric)) report("percent", [...path, "TargetValue"], { value, metric });
    for (const member of ["ScaleInCooldown", "ScaleOutCooldown"] as const) {
      const seconds = tracking[member];
      if (seconds !== undefined && seconds < 0) report("cooldown", [...path, member], { seconds });
    }
  },
});
