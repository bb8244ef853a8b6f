import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const predictiveScaling: Rule = rule({
  id: "predictive-scaling",
  severity: "error",
  stage: "api",
  on: "scalingPolicy",
  summary: "Predictive scaling has one metric specification, a buffer of 0 to 3600 seconds and a capacity buffer of 0 to 100 percent.",
  source: "application-autoscaling PredictiveScalingPolicyConfiguration",
  docs: "scaling/API_PredictiveScalingPolicyConfiguration",
  aws: { type: "ValidationException", sure: "unknown" },
  needs: "PredictiveScalingPolicyConfiguration",
  messages: { metrics: "There are {count} metric specifications; one is taken.", range: "{member} is {value}; it is {min} to {max}." },
  hint: "Give one entry in `MetricSpecifications`.",
  check({ PredictiveScalingPolicyConfiguration: predictive }, report) {
    if (!predictive) return;
    const path = ["PredictiveScalingPolicyConfiguration"];
    const count = predictive.MetricSpecifications.length;
    if (count !== 1) report("metrics", [...path, "MetricSpecifications"], { count });
    for (const [member, max] of [
      ["SchedulingBufferTime", 3600],
      ["MaxCapacityBuffer", 100],
    ] as const) {
      const value = predictive[member];
      if (outside(value, { min: 0, max })) report("range", [...path, member], { member, value, min: 0, max });
    }
  },
});
