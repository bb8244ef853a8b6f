import type { DeploymentConfiguration } from "@stowage/model/ecs";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Command, Decision } from "../types.js";
import { say } from "./say.js";

/**
 * How many failures end a deployment. Source: Amazon ECS Developer Guide, "Amazon ECS deployment circuit breaker", and Amazon ECS API,
 * DeploymentCircuitBreaker `thresholdConfiguration` (July 2026): by default half of the desired count, at least 3 and at most 200.
 */
export function failureThreshold(configuration: DeploymentConfiguration, desired: number): number {
  const { type = "BOUNDED_PERCENT", value = DEFAULT_PERCENT } = configuration.deploymentCircuitBreaker?.thresholdConfiguration ?? {};
  if (type === "COUNT") return value;
  const share = Math.ceil((desired * value) / 100);
  return type === "UNBOUNDED_PERCENT" ? share : Math.min(200, Math.max(3, share));
}

const DEFAULT_PERCENT = 50;

/** Ends a deployment whose tasks fail too often, and returns to the one that completed last if that is asked for. Undefined: it goes on. */
export function breakCircuit(view: View, service: ServiceRow, deployment: DeploymentRow, now: number): Decision | undefined {
  const breaker = service.deploymentConfiguration.deploymentCircuitBreaker;
  if (!breaker?.enable || deployment.rolloutState !== "IN_PROGRESS") return undefined;
  if (deployment.failedTasks < failureThreshold(service.deploymentConfiguration, service.desiredCount)) return undefined;
  const target = breaker.rollback && service.lastCompleted?.id !== deployment.id ? service.lastCompleted : undefined;
  const why = `${deployment.failedTasks} of its tasks failed`;
  const failed: Partial<DeploymentRow> = {
    rolloutState: "FAILED",
    rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start.",
    updatedAt: now,
    ...(target && { status: "ACTIVE" }),
  };
  return {
    commands: [
      { op: "patch", table: "deployments", key: deployment.id, row: failed, why },
      ...(target ? rollBack(view, service, deployment, target, now, why) : []),
    ],
    events: [
      say(service, `(deployment ${deployment.id}) deployment failed: tasks failed to start.`),
      ...(target ? [say(service, `rolling back to deployment ${target.id}.`)] : []),
    ],
  };
}

/** The same deployment becomes the wanted one again; while it is not completed it is no target for a further rollback. */
function rollBack(
  view: View,
  service: ServiceRow,
  failed: DeploymentRow,
  target: DeploymentRow,
  now: number,
  why: string,
): readonly Command[] {
  const again: Partial<DeploymentRow> = {
    status: "PRIMARY",
    sequence: failed.sequence + 1,
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${target.id}.`,
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
