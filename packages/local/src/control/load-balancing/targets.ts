import type { Command } from "../types.js";
import type { TargetRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";

// For whoever keeps a service's tasks in its target groups: commands to register and deregister one target. A target group that the
// engine does not hold is taken as existing elsewhere: nothing is registered in it, and its targets count as healthy (target-health.ts).

/** What a target is known by in its group. */
export interface TargetName {
  readonly id: string;
  /** The target group's own port if left out. */
  readonly port?: number | undefined;
}

export interface NewTarget extends TargetName {
  readonly availabilityZone?: string | undefined;
  /** The task that it stands for: the target's health then follows what the task shows. */
  readonly taskArn?: string | undefined;
}

export function targetKey(groupArn: string, { id, port }: TargetName): string {
  return `${groupArn}|${id}|${port ?? ""}`;
}

/** The row of a registered target, draining ones included; undefined if there is none. */
export function targetOf(view: View, groupArn: string, name: TargetName): TargetRow | undefined {
  return view.get("targets", targetKey(groupArn, withPort(view, groupArn, name)));
}

/**
 * Registers a target: `initial` until its first health check has passed. One that is registered already stays as it is; one that drains is
 * taken back.
 *
 * @param now Milliseconds.
 */
export function registerTarget(view: View, groupArn: string, target: NewTarget, now: number): readonly Command[] {
  const group = view.get("targetGroups", groupArn);
  if (group === undefined) return [];
  const { id, port } = withPort(view, groupArn, target);
  const key = targetKey(groupArn, { id, port });
  const before = view.get("targets", key);
  if (before !== undefined && before.state !== "draining") return [];
  const row: TargetRow = {
    groupArn,
    id,
    ...(port !== undefined && { port }),
    ...(target.availabilityZone !== undefined && { availabilityZone: target.availabilityZone }),
    ...(target.taskArn !== undefined && { taskArn: target.taskArn }),
    state: "initial",
    registeredAt: now,
  };
  const why = `registered in ${group.name}`;
  const put: Command = { op: "put", table: "targets", key, row, why };
  return before === undefined ? [put] : [{ op: "delete", table: "targets", key, why }, put];
}

/**
 * Takes a target out of its group: it drains for the group's deregistration delay and is then gone (`targetOf` is undefined, and its health
 * `unused`). One that is not there changes nothing, as on AWS.
 *
 * @param mostMs At most so long, whatever the group says (`Pace.drainMs`).
 */
export function deregisterTarget(
  view: View,
  groupArn: string,
  name: TargetName,
  now: number,
  mostMs: number = Infinity,
): readonly Command[] {
  const before = targetOf(view, groupArn, name);
  if (before === undefined || before.state === "draining") return [];
  const delayMs = 1000 * Number(view.get("targetGroups", groupArn)?.attributes["deregistration_delay.timeout_seconds"] ?? DEFAULT_DELAY_S);
  const dueAt = now + Math.min(delayMs, mostMs);
  const row = { state: "draining", dueAt, reason: undefined, description: undefined } as const;
  return [{ op: "patch", table: "targets", key: targetKey(groupArn, before), row, why: "deregistered" }];
}

/** Source: target group attributes of the ELB API, `deregistration_delay.timeout_seconds`. */
const DEFAULT_DELAY_S = 300;

function withPort(view: View, groupArn: string, { id, port }: TargetName): TargetName {
  const own = port ?? view.get("targetGroups", groupArn)?.targetGroup.Port;
  return { id, ...(own !== undefined && { port: own }) };
}
