import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { ServiceDeploymentRow } from "../../state/service-deployment-row.js";
import type { View } from "../../state/view.js";
import { breakCircuit } from "../service/circuit-breaker.js";
import type { Command, Decision } from "../types.js";
import { alarmMonitor, alarmsInAlarm } from "./alarms.js";
import { failDeployment } from "./fail-deployment.js";
import { currentRecord, hasEnded, record } from "./record.js";
import { allTraffic } from "./staged/shift-traffic.js";
import { strategyOf } from "./strategy-of.js";

/**
 * What happens to a deployment before its next step: it starts, it is stopped or rolled back because somebody asked for that, or because
 * its tasks fail or an alarm went off. Undefined: it goes on. Whichever of breaker and alarms comes first decides.
 */
export function watchDeployment(view: View, service: ServiceRow, wanted: DeploymentRow, now: number): Decision | undefined {
  const begun = beginAndStop(view, service, wanted, now);
  if (begun.length > 0) return { commands: begun };
  const current = currentRecord(view, service.arn);
  if (current?.status === "ROLLBACK_REQUESTED") return failDeployment(view, service, wanted, askedFor, now);
  // The old tasks are being removed, so there is nothing to return to.
  if (current?.stage?.name === "CLEAN_UP") return undefined;
  return breakCircuit(view, service, wanted, now) ?? alarmed(view, service, wanted, current, now);
}

const askedFor = {
  // AWS documents no texts for a rollback that was asked for; these are in the words of the others.
  event: "rollback requested.",
  rolloutStateReason: "ECS deployment failed: rollback requested.",
  by: "ECS deployment stopped:",
  statusReason: "Service deployment rolled back because StopServiceDeployment was called.",
  rollback: true,
  why: "StopServiceDeployment",
} as const;

/** A record that waits is in progress from the scheduler's first look; one that is to stop has stopped then. */
function beginAndStop(view: View, service: ServiceRow, wanted: DeploymentRow, now: number): readonly Command[] {
  const commands: Command[] = [];
  for (const row of view.serviceDeploymentsOf(service.arn).toReversed()) {
    if (hasEnded(row.status)) break;
    if (row.status === "PENDING") {
      const alarms = alarmMonitor(view, service);
      commands.push(record(row, { status: "IN_PROGRESS", startedAt: now, ...(alarms && { alarms }) }, now, "the deployment starts"));
    }
    if (row.status !== "STOP_REQUESTED") continue;
    commands.push(record(row, { status: "STOPPED", stoppedAt: now }, now, "the deployment has stopped"));
    if (row.deploymentId !== wanted.id) continue;
    if (strategyOf(row) !== "ROLLING" && view.deploymentsOf(service.arn).length === 1) {
      commands.push(...allTraffic(view, wanted, "the deployment has stopped"));
    }
    if (wanted.rolloutState !== "IN_PROGRESS") continue;
    const stopped = { rolloutState: "FAILED", rolloutStateReason: "ECS deployment stopped.", updatedAt: now } as const;
    commands.push({ op: "patch", table: "deployments", key: wanted.id, row: stopped, why: "it was stopped" });
  }
  return commands;
}

function alarmed(
  view: View,
  service: ServiceRow,
  wanted: DeploymentRow,
  current: ServiceDeploymentRow | undefined,
  now: number,
): Decision | undefined {
  if (current?.status !== "IN_PROGRESS" || current.alarms?.status !== "MONITORING" || wanted.rolloutState !== "IN_PROGRESS")
    return undefined;
  const triggered = alarmsInAlarm(view, service) ?? [];
  if (triggered.length === 0) return undefined;
  const failure = {
    event: "alarm detected.",
    rolloutStateReason: "ECS deployment failed: alarm detected.",
    by: "ECS deployment alarm detected:",
    statusReason: "Service deployment rolled back because an alarm was detected.",
    rollback: service.deploymentConfiguration.alarms?.rollback ?? false,
    why: `${triggered.join(", ")} went off`,
    record: { alarms: { status: "TRIGGERED", triggered } },
  } as const;
  return failDeployment(view, service, wanted, failure, now);
}
