import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { stopTask } from "../task/stop-task.js";
import type { Command, ServiceEvent } from "../types.js";
import { say, taskList } from "./say.js";

/** Stops tasks of a deployment, those that fail their health checks with that reason. */
export function stopTasks(
  view: View,
  service: ServiceRow,
  deployment: DeploymentRow,
  tasks: readonly Task[],
  now: number,
): { readonly commands: readonly Command[]; readonly events: readonly ServiceEvent[]; readonly failed: number } {
  const events: ServiceEvent[] = [];
  const commands: Command[] = [];
  const pending = tasks.filter(({ status }) => status.lastStatus !== "RUNNING");
  const failing = tasks.filter(({ status }) => status.failing);
  const running = tasks.filter((task) => !pending.includes(task));
  for (const task of tasks) {
    const stoppedReason = reasonFor(task, service, deployment);
    commands.push(...stopTask(task, { stopCode: "ServiceSchedulerInitiated", stoppedReason }, now));
  }
  for (const task of failing) events.push(say(service, unhealthyText(view, task)));
  if (running.length > 0) events.push(say(service, `has stopped ${running.length} running tasks: ${taskList(running)}.`));
  if (pending.length > 0) events.push(say(service, `stopped ${pending.length} pending tasks.`));
  return { commands, events, failed: failing.length };
}

/** Why a task is not healthy whose registration somebody else has ended. Source: Amazon ECS Developer Guide, "Amazon ECS service event messages". */
export const TARGET_NOT_FOUND = "TARGET IS NOT FOUND";

/** What is said of a task that is no longer registered as it should be. Source: the same page. */
export function missingText({ spec }: Pick<Task, "spec">, groupArn: string, why: string): string {
  return `task set (${spec.deploymentId ?? ""}) (task ${spec.id}) is not healthy in target-group (${groupArn}) due to ${why}.`;
}

/** Source: Amazon ECS Developer Guide, "Amazon ECS service unhealthy event messages"; captures. */
function unhealthyText(view: View, task: Task): string {
  const { spec, status } = task;
  const { failingTarget } = status;
  if (!failingTarget) return `(task ${spec.id}) failed container health checks.`;
  const { groupArn, port, reason } = failingTarget;
  if (reason === TARGET_NOT_FOUND) return missingText(task, groupArn, reason);
  const instance = spec.containerInstanceArn === undefined ? undefined : view.get("containerInstances", spec.containerInstanceArn);
  const where = instance ? `(task ${spec.id}) (instance ${instance.ec2InstanceId ?? instance.id})` : `(task ${spec.id})`;
  return `${where} (port ${port ?? ""}) is unhealthy in (target-group ${groupArn}) due to (reason ${reason}).`;
}

/** Source: Amazon ECS Developer Guide, "Task retirement and maintenance for AWS Fargate"; captures have a service's name before it. */
export const MAINTENANCE = "ECS is performing maintenance on the underlying infrastructure hosting the task";

/** Source of the texts: captures of stopped tasks; of the one for DRAINING only this part is known. */
function reasonFor({ status, spec }: Task, { name }: ServiceRow, deployment: DeploymentRow): string {
  if (status.failingTarget) return `Task failed ELB health checks in (target-group ${status.failingTarget.groupArn})`;
  if (status.failing) return "Task failed container health checks";
  if (status.displaced && spec.launchType === "FARGATE") return `Service ${name}: ${MAINTENANCE}`;
  if (status.displaced) return "Task stopped because its container instance is in DRAINING state";
  return `Scaling activity initiated by (deployment ${deployment.id})`;
}
