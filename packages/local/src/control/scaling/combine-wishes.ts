import type { ScalingWish } from "./target-tracking.js";

/** What one policy of a service wants. */
export interface PolicyWish {
  readonly policy: string;
  readonly kind: "tracking" | "step";
  /** A target tracking policy that never scales in has no say in that. */
  readonly scalesIn: boolean;
  readonly wish: ScalingWish;
}

/** What all of a service's policies come to. */
export interface Scaling {
  readonly direction: "out" | "in";
  readonly desired: number;
  readonly policy: string;
}

/**
 * Out if any policy wants that, to the largest count; in only if every target tracking policy that scales in wants that (a step policy needs no consent),
 * again to the largest. Source: Application Auto Scaling User Guide, "How target tracking scaling works" (multiple policies).
 */
export function combineWishes(wishes: readonly PolicyWish[]): Scaling | undefined {
  const out = largest(wishes, "out");
  if (out) return out;
  const step = largest(
    wishes.filter(({ kind }) => kind === "step"),
    "in",
  );
  if (step) return step;
  const tracking = wishes.filter(({ kind, scalesIn }) => kind === "tracking" && scalesIn);
  return tracking.every(({ wish }) => wish.direction === "in") ? largest(tracking, "in") : undefined;
}

function largest(wishes: readonly PolicyWish[], direction: "out" | "in"): Scaling | undefined {
  let best: Scaling | undefined;
  for (const { policy, wish } of wishes) {
    if (wish.direction === direction && (best === undefined || wish.desired > best.desired))
      best = { direction, desired: wish.desired, policy };
  }
  return best;
}
