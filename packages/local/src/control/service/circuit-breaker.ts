import type { DeploymentConfiguration } from "@stowage/model/ecs";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { currentRecord } from "../deployments/record.js";
import { strategyOf } from "../deployments/strategy-of.js";
import { failDeployment } from "../deployments/fail-deployment.js";
import type { Decision } from "../types.js";

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
  const threshold = failureThreshold(service.deploymentConfiguration, service.desiredCount);
  if (deployment.failedTasks < threshold) return undefined;
  const current = currentRecord(view, service.arn);
  const statusReason = "Service deployment rolled back because the circuit breaker threshold was exceeded.";
  const failure = {
    event: current && strategyOf(current) !== "ROLLING" ? statusReason : "tasks failed to start.",
    rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start.",
    by: "ECS deployment circuit breaker:",
    statusReason,
    rollback: breaker.rollback,
    why: `${deployment.failedTasks} of its tasks failed`,
    record: { breakerTriggered: true, failures: { count: deployment.failedTasks, threshold } },
  };
  return failDeployment(view, service, deployment, failure, now);
}
