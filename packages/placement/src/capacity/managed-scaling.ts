import { capacityProviderReservation } from "./reservation.js";

/** The settings of a capacity provider and its Auto Scaling group. Source: Amazon ECS API, ManagedScaling. */
export interface ScalingSettings {
  /** Percent, 1–100, default 100: less keeps spare instances. */
  readonly targetCapacity?: number;
  /** Seconds, 0–10000, default 300: a younger instance holds back the next scale-out. */
  readonly instanceWarmupPeriod?: number;
  readonly minSize: number;
  readonly maxSize: number;
}

/** What managed scaling remembers from one minute to the next. */
export interface ScalingState {
  /** Data points below the target in a row. */
  readonly below: number;
  /** When instances were last added, in milliseconds; undefined: never. */
  readonly scaledOutAt: number | undefined;
}

export interface ScalingInput {
  /** See {@link instancesNeeded}. */
  readonly needed: number;
  /** Instances that run in the group. */
  readonly running: number;
  /** The group's DesiredCapacity: instances on their way are in it. */
  readonly desired: number;
  /** When the youngest of the group's instances was launched, in milliseconds. */
  readonly youngestLaunchedAt?: number | undefined;
  readonly now: number;
}

export interface ScalingDecision {
  /** The new DesiredCapacity; the old one if nothing changes. */
  readonly desired: number;
  /** The metric's value, percent. */
  readonly reservation: number;
  /** For people. */
  readonly reason: string;
  readonly state: ScalingState;
}

/** Before the first minute. */
export const INITIAL_SCALING_STATE: ScalingState = { below: 0, scaledOutAt: undefined };

/** Data points of a minute that the low alarm needs in a row; the high alarm needs one. Source: aws/containers-roadmap#638. */
const LOW_DATAPOINTS = 15;
/** After instances were added ECS waits so long before it removes any. Source: ECS Developer Guide, how managed scaling behaves. */
const SCALE_IN_AFTER_MS = 15 * 60_000;

/**
 * One minute of managed scaling: the metric is published, the alarms look at it, and target tracking sets the Auto Scaling group's DesiredCapacity.
 * Out at once, unless an instance is still warming up; in after fifteen minutes below the target, by at least one instance and by less than half
 * of them a minute.
 *
 * Source: ECS Developer Guide, how managed scaling behaves. The new size, `ceil(running × metric ÷ target)`, and a size of 0 counted as 1, are
 * target tracking's; that they hold here exactly is our reading.
 * @example
 * const settings = { minSize: 0, maxSize: 10 };
 * scaleCapacity(INITIAL_SCALING_STATE, settings, { needed: 4, running: 2, desired: 2, now: 0 }).desired // 4
 */
export function scaleCapacity(state: ScalingState, settings: ScalingSettings, input: ScalingInput): ScalingDecision {
  const { targetCapacity = 100, minSize, maxSize } = settings;
  const reservation = capacityProviderReservation(input.needed, input.running);
  const wanted = clamp(Math.ceil(roundOff((Math.max(1, input.running) * reservation) / targetCapacity)), minSize, maxSize);
  if (reservation > targetCapacity) return scaleOut(state, settings, input, reservation, wanted);
  if (reservation < targetCapacity) return scaleIn(state, input, reservation, wanted, minSize);
  return decide(input.desired, reservation, `The reservation is at its target of ${targetCapacity} %.`, { ...state, below: 0 });
}

function scaleOut(
  state: ScalingState,
  settings: ScalingSettings,
  input: ScalingInput,
  reservation: number,
  wanted: number,
): ScalingDecision {
  const { instanceWarmupPeriod = 300, maxSize } = settings;
  const { desired, youngestLaunchedAt, now } = input;
  const kept = { ...state, below: 0 };
  if (wanted <= desired) {
    const why = desired >= maxSize ? `The group is at its maximum size of ${maxSize}` : "Instances enough are on their way";
    return decide(desired, reservation, `${why}.`, kept);
  }
  if (youngestLaunchedAt !== undefined && now - youngestLaunchedAt < instanceWarmupPeriod * 1000) {
    return decide(desired, reservation, `An instance is younger than the warm-up of ${instanceWarmupPeriod} s.`, kept);
  }
  return decide(wanted, reservation, `The reservation is ${reservation.toFixed(0)} %: ${wanted - desired} more.`, {
    below: 0,
    scaledOutAt: now,
  });
}

function scaleIn(state: ScalingState, input: ScalingInput, reservation: number, wanted: number, minSize: number): ScalingDecision {
  const { desired, now } = input;
  const below = state.below + 1;
  const kept = { ...state, below };
  if (desired <= minSize) return decide(desired, reservation, `The group is at its minimum size of ${minSize}.`, kept);
  if (below < LOW_DATAPOINTS) return decide(desired, reservation, `Below the target for ${below} of ${LOW_DATAPOINTS} minutes.`, kept);
  if (state.scaledOutAt !== undefined && now - state.scaledOutAt < SCALE_IN_AFTER_MS) {
    return decide(desired, reservation, "Instances were added less than 15 minutes ago.", kept);
  }
  // Less than half in a minute, but one at least.
  const least = Math.min(desired - 1, Math.floor(desired / 2) + 1);
  const next = Math.max(minSize, least, Math.min(wanted, desired - 1));
  return decide(next, reservation, `The reservation is ${reservation.toFixed(0)} %: ${desired - next} fewer.`, kept);
}

function decide(desired: number, reservation: number, reason: string, state: ScalingState): ScalingDecision {
  return { desired, reservation, reason, state };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

/** 3 × 133.33… must be 4, not a hair more. */
function roundOff(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
