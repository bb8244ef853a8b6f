import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { bakeUntil } from "../deployments/bake.js";
import { currentRecord, record } from "../deployments/record.js";
import { failureThreshold } from "./circuit-breaker.js";
import type { Command, Pace, ServiceEvent } from "../types.js";
import { census, live } from "./census.js";
import { say } from "./say.js";

export interface Progress {
  readonly commands: readonly Command[];
  readonly events: readonly ServiceEvent[];
  readonly wakeAt?: number | undefined;
}

/** What follows from nothing being left to do: a deployment completes, a service is steady, a deleted one is INACTIVE. */
export function progress(
  view: View,
  service: ServiceRow,
  deployments: readonly DeploymentRow[],
  desired: number,
  now: number,
  pace: Pace,
): Progress {
  if (service.status === "DRAINING") return { commands: ended(view, service, deployments, now), events: [] };
  const wanted = deployments.at(-1)!;
  const counts = census(view, wanted);
  const whole = deployments.length === 1 && counts.healthy === desired && live(counts) === desired;
  const completes = wanted.rolloutState === "IN_PROGRESS" && (whole || succeedsEarly(service, deployments, counts.healthy, desired));
  const bake = completes ? bakeUntil(view, service, wanted, now, pace) : undefined;
  if (bake?.commands.length) return { commands: [...bake.commands, ...unsteady(service)], events: [], wakeAt: bake.until };
  if (bake !== undefined && bake.until > now) return { commands: unsteady(service), events: [], wakeAt: bake.until };
  const done = completes ? complete(view, service, wanted, now) : { commands: [], events: [] };
  if (!whole) return { commands: [...done.commands, ...unsteady(service)], events: done.events };
  const said = wanted.rolloutState === "FAILED" ? { commands: [], events: [] } : steady(service, now);
  return { commands: [...done.commands, ...said.commands], events: [...done.events, ...said.events], wakeAt: said.wakeAt };
}

function unsteady(service: ServiceRow): readonly Command[] {
  if (!service.steady) return [];
  return [{ op: "patch", table: "services", key: service.arn, row: { steady: false }, why: "its tasks are not as they should be" }];
}

/** Said on each return, and again after so long without a change. Inferred from the rule for repeated events in "Amazon ECS service event messages". */
const SAY_AGAIN_MS = 6 * 60 * 60_000;

function steady(service: ServiceRow, now: number): Progress {
  const again = (service.steadySaidAt ?? now) + SAY_AGAIN_MS;
  if (service.steady && now < again) return { commands: [], events: [], wakeAt: again };
  const row = { steady: true, steadySaidAt: now };
  return {
    commands: [{ op: "patch", table: "services", key: service.arn, row, why: "it has its desired healthy tasks" }],
    events: [say(service, "has reached a steady state.")],
  };
}

/**
 * A rolling deployment may succeed before all of its tasks are healthy: with DEFERRED while the old ones still run, with BLOCKING once they
 * are gone. Source: Amazon ECS API, DeploymentEarlySuccessCriteria.
 */
function succeedsEarly(service: ServiceRow, deployments: readonly DeploymentRow[], healthy: number, desired: number): boolean {
  const { earlySuccessCriteria: early } = service.deploymentConfiguration;
  if (!early?.enable || healthy < Math.ceil((desired * (early.healthyPercent ?? 100)) / 100)) return false;
  return early.sourceServiceRevisionCleanup === "DEFERRED" || deployments.length === 1;
}

function withoutCount({ desiredCount: _desiredCount, ...row }: DeploymentRow): DeploymentRow {
  return row;
}

/** The deployment is done: it is what a rollback returns to from now on. */
function complete(view: View, service: ServiceRow, wanted: DeploymentRow, now: number): Progress {
  const row: Partial<DeploymentRow> = {
    rolloutState: "COMPLETED",
    rolloutStateReason: `ECS deployment ${wanted.id} completed.`,
    failedTasks: 0,
    desiredCount: undefined,
    updatedAt: now,
  };
  const why = "its tasks are healthy and no other deployment is left";
  const current = currentRecord(view, service.arn);
  const status = current?.status === "ROLLBACK_IN_PROGRESS" ? "ROLLBACK_SUCCESSFUL" : "SUCCESSFUL";
  const threshold = failureThreshold(service.deploymentConfiguration, service.desiredCount);
  const result = {
    status,
    finishedAt: now,
    bakesUntil: undefined,
    failures: current?.failures ?? { count: wanted.failedTasks, threshold },
    ...(current?.alarms?.status === "MONITORING" && { alarms: { ...current.alarms, status: "MONITORING_COMPLETE" as const } }),
  } as const;
  return {
    commands: [
      { op: "patch", table: "deployments", key: wanted.id, row, why },
      { op: "patch", table: "services", key: service.arn, row: { lastCompleted: withoutCount({ ...wanted, ...row }) }, why },
      ...(current ? [record(current, result, now, why)] : []),
    ],
    events: [say(service, `(deployment ${wanted.id}) deployment completed.`)],
  };
}

/** INACTIVE once every task is STOPPING or STOPPED; the deployments go with the service. Source: Amazon ECS API, DeleteService. */
function ended(view: View, service: ServiceRow, deployments: readonly DeploymentRow[], now: number): readonly Command[] {
  if (deployments.some((row) => live(census(view, row)) + census(view, row).draining > 0)) return [];
  const why = "none of its tasks is left";
  return [
    ...deployments.map(({ id: key }): Command => ({ op: "delete", table: "deployments", key, why })),
    ...view.serviceDeploymentsOf(service.arn).map(({ arn: key }): Command => ({ op: "delete", table: "serviceDeployments", key, why })),
    { op: "patch", table: "services", key: service.arn, row: { status: "INACTIVE", inactiveAt: now, steady: false }, why },
  ];
}
