import { parseArn, type Place } from "@stowage/model";
import type { Random } from "../../random.js";
import type { DaemonDeploymentRow, DaemonRevisionRow, DaemonRow } from "../../state/daemon-rows.js";
import type { ContainerInstanceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { alarmState } from "../monitoring/alarm-state.js";
import type { Command, Decision } from "../types.js";
import { FAILURE_THRESHOLD, isUnderWay, wantedRevision } from "./daemon-deployments.js";
import { daemonInstances, wasStarted, type DaemonInstance } from "./daemon-instances.js";
import { startDaemonTask } from "./start-daemon-task.js";

/**
 * One step of a daemon: its task starts on instances that have none, instances with another revision's drain a batch at a time, and one that
 * is empty goes; its capacity provider brings others. An instance whose critical task has stopped is replaced.
 */
export function rollOutDaemonRevision(view: View, daemon: DaemonRow, now: number, random: Random): Decision | undefined {
  const deployment = view.get("daemonDeployments", daemon.deploymentArn);
  const revision = deployment && view.get("daemonRevisions", wantedRevision(deployment));
  if (!deployment || !revision) return undefined;
  const change = (row: Partial<DaemonDeploymentRow>, why: string): Command => ({
    op: "patch",
    table: "daemonDeployments",
    key: deployment.arn,
    row,
    why,
  });
  if (deployment.status === "PENDING") return { commands: [change({ status: "IN_PROGRESS", startedAt: now }, "it begins")] };
  const failed = failure(view, deployment);
  if (failed) return { commands: [change(rollBack(deployment, failed, now), failed.reason)] };
  if (deployment.status === "STOPPED") return undefined;

  const instances = daemonInstances(view, daemon, revision);
  const commands: Command[] = [];
  let failures = deployment.failures;
  const drains: DaemonInstance[] = [];
  for (const instance of instances) {
    const { row, tasks, stopping, busy } = instance;
    if (row.status === "DRAINING") {
      if (!busy) commands.push(gone(row));
      continue;
    }
    if (tasks.some(({ spec }) => spec.deploymentId === revision.arn)) continue;
    if (wasStarted(row, revision.arn)) {
      if (!revision.critical) continue;
      commands.push(drain(row, "its daemon's task has stopped"));
      if (isUnderWay(deployment)) failures++;
    } else if (tasks.length > 0 || (busy && row.registeredAt < deployment.createdAt)) drains.push(instance);
    else if (!stopping) {
      const started = startDaemonTask(view, daemon, revision, row, now, random.split(row.id));
      commands.push(...started);
      // Others have taken the room that it needs.
      if (started.length === 0 && busy) drains.push(instance);
    }
  }
  commands.push(...batch(instances, drains, deployment).map(({ row }) => drain(row, "its daemon has a new revision")));
  if (failures > deployment.failures) commands.push(change({ failures }, "a task of the daemon has stopped"));
  if (commands.length > 0) return { commands };
  if (!isUnderWay(deployment) || !isDone(instances, revision)) return undefined;
  return finish(deployment, change, now);
}

/** A share of the instances, one at least; with 0 percent none. Source: Developer Guide, "Daemon deployments" (rounding is our choice). */
function batch(
  instances: readonly DaemonInstance[],
  drains: readonly DaemonInstance[],
  { drainPercent }: DaemonDeploymentRow,
): readonly DaemonInstance[] {
  const draining = instances.filter(({ row }) => row.status === "DRAINING").length;
  const most = Math.ceil(((instances.length - draining) * drainPercent) / 100);
  return drains.slice(0, Math.max(0, most - draining));
}

function isDone(instances: readonly DaemonInstance[], { arn, critical }: DaemonRevisionRow): boolean {
  return instances.every(({ row, tasks }) => {
    const running = tasks.some(({ spec, status }) => spec.deploymentId === arn && status.lastStatus === "RUNNING");
    return running || (!critical && row.status === "ACTIVE" && tasks.length === 0 && wasStarted(row, arn));
  });
}

function finish(
  deployment: DaemonDeploymentRow,
  change: (row: Partial<DaemonDeploymentRow>, why: string) => Command,
  now: number,
): Decision | undefined {
  const back = deployment.status === "ROLLBACK_IN_PROGRESS";
  const bakesUntil = deployment.bakesUntil ?? now + (back ? 0 : deployment.bakeTimeInMinutes * 60_000);
  if (now < bakesUntil) {
    if (deployment.bakesUntil !== undefined) return { commands: [], wakeAt: bakesUntil };
    return { commands: [change({ bakesUntil }, "every instance has it")], wakeAt: bakesUntil };
  }
  const status = back ? "ROLLBACK_SUCCESSFUL" : "SUCCESSFUL";
  return { commands: [change({ status, finishedAt: now, bakesUntil: undefined }, "every instance has it")] };
}

interface Failed {
  readonly reason: string;
  readonly triggeredAlarms?: readonly string[];
}

/** Whether a deployment is to go no further. The reasons are in the words of services' deployments: AWS documents none. */
function failure(view: View, { status, failures, alarms, daemonArn }: DaemonDeploymentRow): Failed | undefined {
  if (status !== "IN_PROGRESS") return undefined;
  if (failures >= FAILURE_THRESHOLD) return { reason: "Daemon deployment rolled back because the circuit breaker threshold was exceeded." };
  if (!alarms?.enable) return undefined;
  const place = parseArn(daemonArn) as Place;
  const triggeredAlarms = (alarms.alarmNames ?? []).filter((name) => alarmState(view, place, name) === "ALARM");
  return triggeredAlarms.length > 0
    ? { reason: "Daemon deployment rolled back because a CloudWatch alarm was triggered.", triggeredAlarms }
    : undefined;
}

function rollBack({ source }: DaemonDeploymentRow, { reason, triggeredAlarms }: Failed, now: number): Partial<DaemonDeploymentRow> {
  const shared = { statusReason: reason, bakesUntil: undefined, ...(triggeredAlarms && { triggeredAlarms }) };
  if (source === undefined) return { ...shared, status: "STOPPED", stoppedAt: now };
  return { ...shared, status: "ROLLBACK_IN_PROGRESS", rollback: { reason, startedAt: now } };
}

function drain({ arn, version }: ContainerInstanceRow, why: string): Command {
  return { op: "patch", table: "containerInstances", key: arn, row: { status: "DRAINING", version: version + 1 }, why };
}

function gone({ arn, version }: ContainerInstanceRow): Command {
  const row = { status: "INACTIVE", agentConnected: false, version: version + 1 } as const;
  return { op: "patch", table: "containerInstances", key: arn, row, why: "it has drained and is replaced" };
}
