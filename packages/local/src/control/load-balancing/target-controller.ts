import type { TargetRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";
import type { Command, Controller, Decision, Pace } from "../types.js";
import { targetKey } from "./targets.js";

/**
 * Health checks and draining of registered targets; the key is the target's. A target that stands for a task shows what the task shows;
 * others are taken as answering, unless a verdict says otherwise: nothing is asked over the network. The first passing check makes a new
 * target healthy, so many in a row make one healthy or unhealthy again. Whether a load balancer sends to the group does not matter here.
 * Source: ELB guides, "Health checks for your target groups".
 */
export function targetController(pace: Pick<Pace, "targetWaitMs">): Controller {
  return {
    name: "targets",
    wakes: {
      targets(old, now, key, wake) {
        if (now !== undefined && (old === undefined || old.state !== now.state || old.verdict !== now.verdict)) wake(key);
      },
      taskStatuses(old, now, key, wake, view) {
        if (old !== undefined && now !== undefined && old.lastStatus === now.lastStatus && old.containers === now.containers) return;
        for (const target of view.targetsOfTask(key)) wake(targetKey(target.groupArn, target));
      },
    },
    *keys(view) {
      for (const [key] of view.all("targets")) yield key;
    },
    decide(view, key, now) {
      const target = view.get("targets", key);
      return target && decideTarget(view, key, target, now, pace.targetWaitMs);
    },
  };
}

function decideTarget(view: View, key: string, target: TargetRow, now: number, mostMs: number): Decision | undefined {
  const { state, dueAt } = target;
  if (state === "draining") return drain(key, Math.min(dueAt ?? now, now + mostMs), target, now);
  const group = view.get("targetGroups", target.groupArn)?.targetGroup;
  if (group === undefined) return undefined;
  const passing = isPassing(view, target);
  const patch = (row: Partial<TargetRow>, why: string): Command => ({ op: "patch", table: "targets", key, row, why });
  if ((state === "healthy") === passing && state !== "initial") {
    return dueAt === undefined ? undefined : { commands: [patch({ dueAt: undefined }, "its checks agree with its state again")] };
  }
  const checkMs = Math.min(1000 * (group.HealthCheckIntervalSeconds ?? 30), mostMs);
  const checks = state === "initial" && passing ? 1 : passing ? (group.HealthyThresholdCount ?? 5) : (group.UnhealthyThresholdCount ?? 2);
  // Of a new target the wait goes by what is seen now, and is reckoned anew; otherwise it began when the first check disagreed.
  const at = state === "initial" ? target.registeredAt + checks * checkMs : (dueAt ?? now + checks * checkMs);
  if (now < at) {
    return {
      commands: state === "initial" || dueAt === at ? [] : [patch({ dueAt: at }, "its checks disagree with its state")],
      wakeAt: at,
    };
  }
  if (passing) {
    return { commands: [patch({ state: "healthy", dueAt: undefined, reason: undefined, description: undefined }, "health checks passed")] };
  }
  return { commands: [patch({ state: "unhealthy", dueAt: undefined, ...failed }, failed.description)] };
}

function drain(key: string, until: number, { dueAt }: TargetRow, now: number): Decision {
  if (until <= now) return { commands: [{ op: "delete", table: "targets", key, why: "its deregistration delay is over" }] };
  if (until === dueAt) return { commands: [], wakeAt: until };
  return { commands: [{ op: "patch", table: "targets", key, row: { dueAt: until }, why: "it need not wait so long here" }], wakeAt: until };
}

const failed = { reason: "Target.FailedHealthChecks", description: "Health checks failed" } as const;

/** Whether a check of the target would pass now. */
function isPassing(view: View, { verdict, taskArn }: TargetRow): boolean {
  if (verdict !== undefined) return verdict === "passing";
  if (taskArn === undefined) return true;
  const task = view.task(taskArn);
  if (task === undefined || (task.status.lastStatus !== "RUNNING" && task.status.lastStatus !== "ACTIVATING")) return false;
  const containers = Object.values(task.status.containers);
  return (
    containers.some(({ lastStatus }) => lastStatus === "RUNNING") &&
    !containers.some((one) => one.probe === "waiting" || one.probe === "failing")
  );
}
