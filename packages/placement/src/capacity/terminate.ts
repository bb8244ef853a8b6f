import { hash } from "../hash.js";

/** An instance of an Auto Scaling group, as a decision to terminate sees it. */
export interface ScalingInstance {
  readonly id: string;
  readonly az: string;
  /** Milliseconds since 1970. */
  readonly launchedAt: number;
  /** Tasks on it that are not daemons'. */
  readonly tasks: number;
}

/**
 * The instances that have scale-in protection under `managedTerminationProtection`: those with a task that is not a daemon's. ECS lifts it when the
 * last one stops. Source: ECS Developer Guide, managed termination protection.
 * @example protectedInstances([{ id: "i-1", az: "a", launchedAt: 0, tasks: 2 }, { id: "i-2", az: "a", launchedAt: 0, tasks: 0 }]) // ["i-1"]
 */
export function protectedInstances(instances: readonly ScalingInstance[]): readonly string[] {
  return instances.filter(({ tasks }) => tasks > 0).map(({ id }) => id);
}

/**
 * Which instances an Auto Scaling group ends to shrink by `count`: in the zone that has most, the oldest, as its default termination policy does where
 * all have one launch template; protected ones never. It may be fewer than asked for. Among equals a seeded choice.
 * Source: Amazon EC2 Auto Scaling User Guide, default termination policy (simplified: one launch template).
 * @example chooseToTerminate([{ id: "old", az: "a", launchedAt: 0, tasks: 0 }, { id: "new", az: "a", launchedAt: 9, tasks: 0 }], 1) // ["old"]
 */
export function chooseToTerminate(
  instances: readonly ScalingInstance[],
  count: number,
  options: { readonly managedTerminationProtection?: boolean; readonly seed?: number } = {},
): readonly string[] {
  const { managedTerminationProtection = false, seed = 0 } = options;
  const spared = new Set(managedTerminationProtection ? protectedInstances(instances) : []);
  const staying = [...instances];
  const chosen: string[] = [];
  while (chosen.length < count) {
    const candidates = staying.filter(({ id }) => !spared.has(id));
    const perZone = new Map<string, number>();
    for (const { az } of staying) perZone.set(az, (perZone.get(az) ?? 0) + 1);
    const [next] = candidates.sort(
      (a, b) =>
        (perZone.get(b.az) ?? 0) - (perZone.get(a.az) ?? 0) ||
        a.launchedAt - b.launchedAt ||
        hash(seed, a.id) - hash(seed, b.id) ||
        (a.id < b.id ? -1 : 1),
    );
    if (!next) break;
    chosen.push(next.id);
    staying.splice(staying.indexOf(next), 1);
  }
  return chosen;
}

/** How long `managedDraining` holds back the end of an instance. Source: ECS Developer Guide, managed instance draining. */
export const DRAINING_LIMIT_MS: number = 48 * 3_600_000;

/**
 * Whether an instance that drains may end now: nothing runs on it any more, or it has drained for as long as it may. Times are milliseconds.
 * @example drained(1, 0, DRAINING_LIMIT_MS) // true
 */
export function drained(tasks: number, drainingSince: number, now: number): boolean {
  return tasks === 0 || now - drainingSince >= DRAINING_LIMIT_MS;
}
