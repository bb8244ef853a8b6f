import { cooling, DEFAULT_COOLDOWN_S, type ScalingHistory } from "./cooldown.js";

/** One minute of a target tracking policy: its alarms' states and what it may do. */
export interface TrackingInput {
  readonly target: number;
  /** The metric's latest data point; undefined: there is none, and nothing is done. */
  readonly metric: number | undefined;
  /** Whether the alarm for scaling out, or in, is in state ALARM. */
  readonly high: boolean;
  readonly low: boolean;
  /** Tasks that run: what AWS computes with. */
  readonly running: number;
  /** What the service asks for now. */
  readonly desired: number;
  readonly min: number;
  readonly max: number;
  readonly disableScaleIn?: boolean | undefined;
  /** Seconds; default 300. */
  readonly scaleOutCooldown?: number | undefined;
  readonly scaleInCooldown?: number | undefined;
  readonly history: ScalingHistory;
  /** Milliseconds. */
  readonly now: number;
}

/** Why a policy whose alarm went off changes nothing; the first three are AWS's codes. */
export type NotScaled =
  | "AlreadyAtMaxCapacity"
  | "AlreadyAtMinCapacity"
  | "AlreadyAtDesiredCapacity"
  | "AutoScalingAnticipatedFlapping"
  | "cooldown";

export type ScalingWish =
  | { readonly direction: "out" | "in"; readonly desired: number }
  | { readonly direction: "none"; readonly because?: NotScaled | undefined };

/**
 * What a target tracking policy wants this minute.
 *
 * Out: `ceil(running × metric ÷ target)`, at most the maximum. While the scale-out cooldown lasts, the same is computed from the count that the last
 * activity started with, so that only a larger need than it answered adds more. In: the same formula, unless one task fewer would lift the metric over
 * the target again; a scale-in cooldown holds it back, and a scale-out ends that. Without a data point nothing happens.
 *
 * Source: Application Auto Scaling User Guide, "Target tracking scaling policies" (cooldowns, insufficient data, rounding up);
 * ECS Developer Guide, "Automatically scale your service" (running count). The formula itself is our reading of them.
 */
export function trackTarget(input: TrackingInput): ScalingWish {
  const { metric, high, low, target, running, desired, min, max, history, now } = input;
  if (metric === undefined || running === 0) return nothing;
  if (high) {
    if (desired >= max) return none.AlreadyAtMaxCapacity;
    const waits = cooling(history.out, input.scaleOutCooldown ?? DEFAULT_COOLDOWN_S, now);
    const base = waits ? Math.min(running, history.out!.base) : running;
    const wanted = clamp(needed(base, metric, target), min, max);
    if (wanted > desired) return { direction: "out", desired: wanted };
    return waits ? none.cooldown : none.AlreadyAtDesiredCapacity;
  }
  if (!low || input.disableScaleIn) return nothing;
  if (desired <= min) return none.AlreadyAtMinCapacity;
  if (cooling(history.in, input.scaleInCooldown ?? DEFAULT_COOLDOWN_S, now)) return none.cooldown;
  const wanted = clamp(needed(running, metric, target), min, max);
  if (wanted < desired) return { direction: "in", desired: wanted };
  return none.AutoScalingAnticipatedFlapping;
}

/** One object each: most minutes end with one of them. */
const nothing: ScalingWish = { direction: "none" };
const none: { readonly [R in NotScaled]: ScalingWish } = {
  AlreadyAtMaxCapacity: { direction: "none", because: "AlreadyAtMaxCapacity" },
  AlreadyAtMinCapacity: { direction: "none", because: "AlreadyAtMinCapacity" },
  AlreadyAtDesiredCapacity: { direction: "none", because: "AlreadyAtDesiredCapacity" },
  AutoScalingAnticipatedFlapping: { direction: "none", because: "AutoScalingAnticipatedFlapping" },
  cooldown: { direction: "none", because: "cooldown" },
};

/** `ceil(count × metric ÷ target)`, where a hair above a whole number (5 × 60 ÷ 60) does not count. */
function needed(count: number, metric: number, target: number): number {
  return Math.ceil(Math.round(((count * metric) / target) * 1e9) / 1e9);
}

export function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
