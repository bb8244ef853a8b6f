import { combineWishes, type PolicyWish, type Scaling } from "./combine-wishes.js";
import type { ScalingHistory } from "./cooldown.js";

/** What is switched off for a scalable target. */
export interface Suspended {
  readonly DynamicScalingInSuspended?: boolean | undefined;
  readonly DynamicScalingOutSuspended?: boolean | undefined;
}

/** How things stand when policies are heard. */
export interface ScalingMoment {
  readonly running: number;
  readonly desired: number;
  /** A deployment of the service is in progress: scaling in is switched off meanwhile. */
  deploying(): boolean;
  readonly now: number;
}

/**
 * What the wishes of a service's policies come to, with what is suspended left out, and what is to be remembered of it; undefined: nothing
 * changes. A scale-out ends the cooldown of a scale-in.
 * Source: Application Auto Scaling User Guide, suspending and resuming; ECS Developer Guide, "Automatically scale your service" (deployments).
 */
export function decideScaling(
  wishes: readonly PolicyWish[],
  suspended: Suspended,
  moment: ScalingMoment,
  history: ScalingHistory,
): (Scaling & { readonly history: ScalingHistory }) | undefined {
  const allowed = wishes.map((one): PolicyWish => {
    const { direction } = one.wish;
    const barred =
      direction === "out"
        ? suspended.DynamicScalingOutSuspended
        : direction === "in" && (suspended.DynamicScalingInSuspended || moment.deploying());
    return barred ? { ...one, wish: { direction: "none" } } : one;
  });
  const scaling = combineWishes(allowed);
  if (!scaling || scaling.desired === moment.desired) return undefined;
  const last = { at: moment.now, base: moment.running, desired: scaling.desired };
  return { ...scaling, history: scaling.direction === "out" ? { out: last } : { ...history, in: last } };
}
