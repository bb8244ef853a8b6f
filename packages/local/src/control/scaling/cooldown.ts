/** What a policy did last in one direction. */
export interface LastScaling {
  readonly at: number;
  /** The running count that the decision was made from. */
  readonly base: number;
  /** How many tasks it asked for. */
  readonly desired: number;
}

/** What Application Auto Scaling remembers of a service from one minute to the next. Times are milliseconds. */
export interface ScalingHistory {
  readonly out?: LastScaling | undefined;
  readonly in?: LastScaling | undefined;
}

/** The cooldown that ECS services have where a policy names none, in seconds. Source: Application Auto Scaling User Guide, target tracking. */
export const DEFAULT_COOLDOWN_S = 300;

/** Whether something that happened is still cooling down. */
export function cooling(last: LastScaling | undefined, cooldownS: number, now: number): boolean {
  return last !== undefined && now - last.at < cooldownS * 1000;
}
