import type { StepAdjustment } from "@stowage/model/application-autoscaling";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const stepScaling: Rule = rule({
  id: "step-scaling",
  severity: "error",
  stage: "api",
  on: "scalingPolicy",
  summary: "Step scaling has an adjustment type and steps that neither overlap nor leave gaps.",
  source: "application-autoscaling StepScalingPolicyConfiguration",
  docs: "scaling/API_StepScalingPolicyConfiguration",
  aws: { type: "ValidationException", sure: "unknown" },
  needs: "StepScalingPolicyConfiguration",
  messages: {
    type: "The steps do not say how they change the count.",
    none: "There is no step.",
    empty: "This step has its upper bound at or below its lower one.",
    gap: "Between {from} and {to} no step says what to do.",
    overlap: "Two steps say what to do from {to} to {from}.",
    open: "A step without {bound} bound stands among others without one.",
  },
  hint: "Let each step begin where the one before it ends.",
  check({ StepScalingPolicyConfiguration: step }, report) {
    if (!step) return;
    const path = ["StepScalingPolicyConfiguration"];
    const steps = step.StepAdjustments ?? [];
    if (step.AdjustmentType === undefined) report("type", [...path, "AdjustmentType"]);
    if (steps.length === 0) report("none", [...path, "StepAdjustments"]);
    const ranges = steps.map((own, index) => ({ index, ...bounds(own) })).sort((a, b) => a.lower - b.lower);
    for (const [place, { index, lower, upper }] of ranges.entries()) {
      const before = ranges[place - 1];
      const at = [...path, "StepAdjustments", index];
      if (upper <= lower) report("empty", [...at, "MetricIntervalUpperBound"]);
      else if (before && before.upper === Infinity) report("open", at, { bound: "an upper" });
      else if (before && lower === -Infinity) report("open", at, { bound: "a lower" });
      else if (before && before.upper < lower) report("gap", [...at, "MetricIntervalLowerBound"], { from: before.upper, to: lower });
      else if (before && before.upper > lower) report("overlap", [...at, "MetricIntervalLowerBound"], { from: before.upper, to: lower });
    }
  },
});

function bounds({ MetricIntervalLowerBound: lower = -Infinity, MetricIntervalUpperBound: upper = Infinity }: StepAdjustment): {
  lower: number;
  upper: number;
} {
  return { lower, upper };
}
