import type { Task, View } from "../../state/view.js";
import { backOff } from "../service/back-off.js";
import type { Command, Pace } from "../types.js";

/**
 * A service's task ended by itself. One that never ran counts for the circuit breaker and the back-off; one that ran but not long enough
 * to count as healthy only paces the next start: ECS restarts such tasks at once, but takes about 20 seconds for each (the pace is ours).
 *
 * @param failed How many of its deployment did so at once.
 * Sources: Amazon ECS Developer Guide, "Amazon ECS deployment circuit breaker" and "Service throttle logic".
 */
export function failedToStart(view: View, task: Task, now: number, pace: Pace, failed: number = 1): readonly Command[] {
  const service = task.spec.serviceArn === undefined ? undefined : view.get("services", task.spec.serviceArn);
  if (!service || service.status !== "ACTIVE") return [];
  const ran = task.status.startedAt !== undefined;
  if (ran && task.status.healthy) return [];
  const commands: Command[] = ran ? [] : [...countFailures(view, task, now, failed)];
  const delay = backOff(service, ran, now, pace);
  if (delay) commands.push({ op: "patch", table: "services", key: service.arn, row: delay, why: "its tasks do not start" });
  return commands;
}

/** More failures of the task's deployment, for the circuit breaker. */
function countFailures(view: View, task: Task, now: number, failed: number): readonly Command[] {
  const deployment = task.spec.deploymentId === undefined ? undefined : view.get("deployments", task.spec.deploymentId);
  if (!deployment) return [];
  const row = { failedTasks: deployment.failedTasks + failed, updatedAt: now };
  return [{ op: "patch", table: "deployments", key: deployment.id, row, why: "one of its tasks failed" }];
}

/** A task of the service runs, so its tasks can be started after all. */
export function ranAtLast(view: View, task: Task): readonly Command[] {
  const service = task.spec.serviceArn === undefined ? undefined : view.get("services", task.spec.serviceArn);
  if (!service || service.startFailures === 0) return [];
  const row = { startFailures: 0, retryAt: undefined };
  return [{ op: "patch", table: "services", key: service.arn, row, why: "one of its tasks runs" }];
}

/** A healthy task sets the circuit breaker's count back (unless it is told not to) and ends the pacing of restarts. */
export function becameHealthy(view: View, task: Task): readonly Command[] {
  const service = task.spec.serviceArn === undefined ? undefined : view.get("services", task.spec.serviceArn);
  if (!service) return [];
  const commands: Command[] = [];
  const deployment = task.spec.deploymentId === undefined ? undefined : view.get("deployments", task.spec.deploymentId);
  const resets = service.deploymentConfiguration.deploymentCircuitBreaker?.resetOnHealthyTask ?? true;
  if (deployment && deployment.failedTasks > 0 && resets) {
    commands.push({ op: "patch", table: "deployments", key: deployment.id, row: { failedTasks: 0 }, why: "one of its tasks is healthy" });
  }
  if ((service.earlyExits ?? 0) > 0) {
    const row = { earlyExits: undefined, retryAt: undefined };
    commands.push({ op: "patch", table: "services", key: service.arn, row, why: "one of its tasks is healthy" });
  }
  return commands;
}
