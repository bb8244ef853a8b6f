import type { ServiceRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { backOff } from "../service/back-off.js";
import { say } from "../service/say.js";
import type { Command, Decision, Pace, ServiceEvent } from "../types.js";

/** What a task's failure means to its service, and what is said of it. */
export type Failure = Pick<Required<Decision>, "commands" | "events">;

const nothing: Failure = { commands: [], events: [] };

/**
 * A service's task ended by itself. One that never ran counts for the circuit breaker and the back-off; one that ran but not long enough
 * to count as healthy only paces the next start: ECS restarts such tasks at once, but takes about 20 seconds for each (the pace is ours).
 *
 * @param failed How many of its deployment did so at once.
 * @param reason Of one that could not be started: why, which is said once for each attempt.
 * Sources: Amazon ECS Developer Guide, "Amazon ECS deployment circuit breaker" and "Service throttle logic".
 */
export function failedToStart(view: View, task: Task, now: number, pace: Pace, failed: number = 1, reason?: string): Failure {
  const service = task.spec.serviceArn === undefined ? undefined : view.get("services", task.spec.serviceArn);
  if (!service || service.status !== "ACTIVE") return nothing;
  const ran = task.status.startedAt !== undefined;
  if (ran && task.status.healthy) return nothing;
  const commands: Command[] = ran ? [] : [...countFailures(view, task, now, failed)];
  const delay = backOff(service, ran, now, pace);
  if (!delay) return { commands, events: [] };
  commands.push({ op: "patch", table: "services", key: service.arn, row: delay, why: "its tasks do not start" });
  return { commands, events: reason === undefined ? [] : unplaced(service, task, reason) };
}

/**
 * What ECS says of a task that it has found a place for and could not start there: of those on Fargate and of capacity providers.
 * Source: Amazon ECS Developer Guide, "Amazon ECS service event messages"; captures.
 */
function unplaced(service: ServiceRow, { spec }: Task, reason: string): readonly ServiceEvent[] {
  if (spec.launchType !== "FARGATE" && spec.capacityProviderName === undefined) return [];
  if (reason.endsWith("EMPTY CAPACITY PROVIDER") || reason.endsWith("NO ACTIVE INSTANCES"))
    return [say(service, "was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.")];
  return [say(service, `was unable to place a task. Reason: ${reason.replace(/\.$/, "")}.`)];
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
