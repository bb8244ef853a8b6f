import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { ServiceDeploymentRow } from "../../state/service-deployment-row.js";
import type { View } from "../../state/view.js";
import type { Command, Decision } from "../types.js";
import { say } from "../service/say.js";
import { currentRecord, record } from "./record.js";
import { strategyOf } from "./strategy-of.js";

/** Why a deployment ends without success, in ECS's words where they are known. */
export interface DeploymentFailure {
  /** After `deployment failed: ` in the service's events. */
  readonly event: string;
  readonly rolloutStateReason: string;
  /** Before `rolling back to deploymentId …` in the rollout state of the deployment that comes back. */
  readonly by: string;
  readonly statusReason: string;
  /** Whether to return to what ran before. */
  readonly rollback: boolean;
  readonly why: string;
  /** What of the record changes besides. */
  readonly record?: Partial<ServiceDeploymentRow>;
}

/**
 * Ends a deployment, and returns to the one before if that is asked for and there is one: a rolling deployment to the one that completed
 * last, a staged one to that which it was to replace, whose tasks still run. Source: Amazon ECS Developer Guide, "Amazon ECS deployment
 * circuit breaker" and "View service history using Amazon ECS service deployments".
 */
export function failDeployment(
  view: View,
  service: ServiceRow,
  deployment: DeploymentRow,
  failure: DeploymentFailure,
  now: number,
): Decision {
  const current = currentRecord(view, service.arn);
  const target = failure.rollback ? targetOf(view, service, deployment, current) : undefined;
  const { why } = failure;
  const failed: Partial<DeploymentRow> = {
    rolloutState: "FAILED",
    rolloutStateReason: failure.rolloutStateReason,
    updatedAt: now,
    ...(target && { status: "ACTIVE" }),
  };
  return {
    commands: [
      { op: "patch", table: "deployments", key: deployment.id, row: failed, why },
      ...(target ? rollBack(view, service, deployment, target, failure, now) : []),
      ...(current ? [record(current, { ...ended(current, target, failure, now), ...failure.record }, now, why)] : []),
    ],
    events: [
      say(service, `(deployment ${deployment.id}) deployment failed: ${failure.event}`),
      ...(target ? [say(service, `rolling back to deployment ${target.id}.`)] : []),
    ],
  };
}

function targetOf(
  view: View,
  service: ServiceRow,
  deployment: DeploymentRow,
  current: ServiceDeploymentRow | undefined,
): DeploymentRow | undefined {
  if (current?.status === "ROLLBACK_IN_PROGRESS") return undefined;
  const [source] = current !== undefined && strategyOf(current) !== "ROLLING" ? current.sources : [];
  const target = (source === undefined ? undefined : view.get("deployments", source)) ?? service.lastCompleted;
  return target?.id === deployment.id ? undefined : target;
}

function ended(
  current: ServiceDeploymentRow,
  target: DeploymentRow | undefined,
  { statusReason }: DeploymentFailure,
  now: number,
): Partial<ServiceDeploymentRow> {
  if (target) {
    return {
      status: "ROLLBACK_IN_PROGRESS",
      statusReason,
      rollback: { reason: statusReason, startedAt: now, deploymentId: target.id },
      bakesUntil: undefined,
    };
  }
  if (current.status === "ROLLBACK_IN_PROGRESS") return { status: "ROLLBACK_FAILED", finishedAt: now };
  return { status: "STOP_REQUESTED", bakesUntil: undefined };
}

/** The same deployment becomes the wanted one again; while it is not completed it is no target for a further rollback. */
function rollBack(
  view: View,
  service: ServiceRow,
  failed: DeploymentRow,
  target: DeploymentRow,
  { by, why }: DeploymentFailure,
  now: number,
): readonly Command[] {
  const again: Partial<DeploymentRow> = {
    status: "PRIMARY",
    sequence: failed.sequence + 1,
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `${by} rolling back to deploymentId ${target.id}.`,
    failedTasks: 0,
    desiredCount: undefined,
    updatedAt: now,
  };
  const { desiredCount: _desiredCount, ...kept } = { ...target, ...again };
  const service_: Partial<ServiceRow> = {
    settings: target.settings,
    lastCompleted: undefined,
    startFailures: 0,
    earlyExits: undefined,
    retryAt: undefined,
    steady: false,
  };
  return [
    view.get("deployments", target.id)
      ? { op: "patch", table: "deployments", key: target.id, row: again, why }
      : { op: "put", table: "deployments", key: target.id, row: kept as DeploymentRow, why },
    { op: "patch", table: "services", key: service.arn, row: service_, why },
  ];
}
