import type { StepScalingPolicyConfiguration } from "@stowage/model/application-autoscaling";
import type { Wire } from "@stowage/model";
import { cooling, DEFAULT_COOLDOWN_S, type ScalingHistory } from "./cooldown.js";
import { clamp, type ScalingWish } from "./target-tracking.js";

/** One minute of a step scaling policy whose alarm may be in state ALARM. */
export interface StepInput {
  readonly configuration: Wire<StepScalingPolicyConfiguration>;
  readonly alarm: boolean;
  readonly threshold: number;
  readonly metric: number | undefined;
  readonly running: number;
  readonly desired: number;
  readonly min: number;
  readonly max: number;
  readonly history: ScalingHistory;
  readonly now: number;
}

/**
 * What a step scaling policy wants this minute: the adjustment of the step that the metric's distance from the threshold falls into. While the cooldown
 * lasts, a stronger step adds only the difference to what was done.
 *
 * Source: Application Auto Scaling API, StepScalingPolicyConfiguration and StepAdjustment; User Guide, "Step scaling policies".
 */
export function stepScale(input: StepInput): ScalingWish {
  const { configuration, alarm, threshold, metric, desired, min, max, history, now } = input;
  if (!alarm || metric === undefined) return { direction: "none" };
  const adjustment = stepFor(configuration, metric - threshold);
  if (adjustment === undefined) return { direction: "none" };
  const cooldown = configuration.Cooldown ?? DEFAULT_COOLDOWN_S;
  const last = cooling(history.out, cooldown, now) ? history.out : undefined;
  const base = last?.base ?? desired;
  const wanted = clamp(base + change(configuration, adjustment, base), min, max);
  if (wanted > desired) return { direction: "out", desired: wanted };
  if (last !== undefined) return { direction: "none", because: "cooldown" };
  if (wanted === desired)
    return {
      direction: "none",
      because: desired >= max ? "AlreadyAtMaxCapacity" : desired <= min ? "AlreadyAtMinCapacity" : "AlreadyAtDesiredCapacity",
    };
  if (cooling(history.in, cooldown, now)) return { direction: "none", because: "cooldown" };
  return { direction: "in", desired: wanted };
}

/** Bounds are relative to the threshold. Above it the lower bound belongs to a step, below it the upper one does. */
function stepFor({ StepAdjustments = [] }: StepInput["configuration"], distance: number): number | undefined {
  return StepAdjustments.find(({ MetricIntervalLowerBound: lower = -Infinity, MetricIntervalUpperBound: upper = Infinity }) =>
    distance >= 0 ? lower <= distance && distance < upper : lower < distance && distance <= upper,
  )?.ScalingAdjustment;
}

function change({ AdjustmentType, MinAdjustmentMagnitude = 0 }: StepInput["configuration"], adjustment: number, base: number): number {
  if (AdjustmentType === "ExactCapacity") return adjustment - base;
  if (AdjustmentType !== "PercentChangeInCapacity") return adjustment;
  const rounded = roundPercent((base * adjustment) / 100);
  const magnitude = Math.max(Math.abs(rounded), adjustment === 0 ? 0 : MinAdjustmentMagnitude);
  return Math.sign(adjustment) * magnitude;
}

/** 12.7 → 12, 0.4 → 1, −0.4 → −1, −6.67 → −6. Source: Application Auto Scaling User Guide, "Step scaling policies", rounding. */
function roundPercent(value: number): number {
  if (value > 0 && value < 1) return 1;
  if (value < 0 && value > -1) return -1;
  return Math.trunc(value);
}
