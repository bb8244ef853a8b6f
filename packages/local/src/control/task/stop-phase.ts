import type { StopContainer } from "../../drivers/driver.js";
import type { TaskStopCode } from "@stowage/model/ecs";
import type { ContainerStatus, TaskStatusRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { settingsOfTask } from "../task-sets/settings-of-task.js";
import { changed } from "../changed.js";
import type { Command, Decision, Pace } from "../types.js";
import type { ContainerPlan } from "./container-plan.js";
import { transition } from "./transition.js";

/**
 * From the order to stop to STOPPED: the task leaves discovery (DEACTIVATING), its clients get time to see that, its containers are
 * signalled in the reverse order of their dependencies (STOPPING), and its network goes (DEPROVISIONING).
 */
export function stop(view: View, task: Task, plans: readonly ContainerPlan[], now: number, pace: Pace): Decision | undefined {
  const { lastStatus, containers } = task.status;
  if (lastStatus === "DEPROVISIONING") {
    return { commands: [transition(task, { lastStatus: "STOPPED", stoppedAt: now }, "its network is gone")] };
  }
  if (lastStatus === "STOPPING") return stopContainers(task, plans, now);
  if (lastStatus === "RUNNING" && (task.spec.network !== undefined || isServed(view, task))) {
    return { commands: [transition(task, { lastStatus: "DEACTIVATING" }, "it is taken out of discovery")] };
  }
  for (const _ of view.discoveryInstancesOfTask(task.arn)) return undefined;
  if (isDrainedBy(view, task)) return undefined;
  const drained = drainedAt(view, task, pace);
  if (now < drained) return { commands: [], wakeAt: drained };
  if (plans.every(({ name }) => !hasBegun(containers[name]))) return stopContainers(task, plans, now);
  const { containers: signalled, effects } = signal(task, plans);
  const patch = { lastStatus: "STOPPING", containers: signalled } as const;
  return { commands: [transition(task, patch, "its clients had time to leave it")], effects };
}

/** Whether a load balancer still has to let go of the task: at once of one that is dead, else after its deregistration delay. */
function isDrainedBy(view: View, task: Task): boolean {
  for (const { state } of view.targetsOfTask(task.arn)) if (state !== "draining" || !isDead(task)) return true;
  return false;
}

/** Its containers are gone, or, with Spot capacity that is taken back, signalled with the notice. Source: Amazon ECS Developer Guide, Fargate capacity providers. */
function isDead({ status: { stopCode } }: Task): boolean {
  return stopCode !== undefined && dead.has(stopCode);
}

const dead: ReadonlySet<TaskStopCode> = new Set([
  "EssentialContainerExited",
  "InfrastructureHealth",
  "TaskFailedToStart",
  "TerminationNotice",
  "SpotInterruption",
]);

/** A task whose containers are dead, or that never ran, has nobody to wait for. */
function drainedAt(view: View, task: Task, pace: Pace): number {
  const { startedAt, stoppingAt = 0 } = task.status;
  return isDead(task) || startedAt === undefined || !isServed(view, task) ? 0 : stoppingAt + pace.drainMs;
}

/** Whether others find this task through discovery or a load balancer. */
function isServed(view: View, task: Task): boolean {
  const { serviceArn } = task.spec;
  if (serviceArn === undefined) return false;
  const settings = settingsOfTask(view, task.spec);
  if (!settings) return false;
  const { serviceConnectConfiguration: connect, serviceRegistries, loadBalancers, gatewayConnectors = [] } = settings;
  return (
    serviceRegistries.length > 0 ||
    loadBalancers.length > 0 ||
    gatewayConnectors.length > 0 ||
    (connect?.enabled === true && (connect.services?.length ?? 0) > 0)
  );
}

function stopContainers(task: Task, plans: readonly ContainerPlan[], now: number): Decision | undefined {
  const { containers, effects } = signal(task, plans);
  if (plans.every(({ name }) => containers[name] === undefined || containers[name].lastStatus === "STOPPED")) {
    return { commands: [allStopped(task, containers, now)] };
  }
  if (plans.every(({ name }) => containers[name] === task.status.containers[name])) return undefined;
  const why = `stopping ${effects.map(({ container }) => container).join(", ")}`;
  return { commands: [{ op: "patch", table: "taskStatuses", key: task.arn, row: { containers }, why }], effects };
}

/** Its containers once those that nobody has started count as stopped, and those on which no running one depends are asked to stop. */
function signal(
  task: Task,
  plans: readonly ContainerPlan[],
): { readonly containers: TaskStatusRow["containers"]; readonly effects: readonly StopContainer[] } {
  const effects: StopContainer[] = [];
  const containers: { [name: string]: ContainerStatus } = changed(task.status.containers, {});
  for (const { name } of plans) {
    const status = containers[name];
    if (status?.lastStatus === "PENDING" && status.asked === undefined) containers[name] = changed(status, { lastStatus: "STOPPED" });
  }
  for (const plan of plans) {
    const status = containers[plan.name];
    if (!status || !hasBegun(status) || status.asked === "stop") continue;
    if (plan.dependents.some((name) => containers[name] !== undefined && containers[name].lastStatus !== "STOPPED")) continue;
    containers[plan.name] = changed(status, { asked: "stop" });
    effects.push({ kind: "stop-container", taskArn: task.arn, container: plan.name, timeoutMs: plan.stopTimeoutMs });
  }
  return { containers, effects };
}

function allStopped(task: Task, containers: { readonly [name: string]: ContainerStatus }, now: number): Command {
  const began = Object.values(containers).some(({ startedAt }) => startedAt !== undefined);
  const patch = { containers, ...(began && { executionStoppedAt: now }) };
  return task.spec.network === undefined
    ? transition(task, { ...patch, lastStatus: "STOPPED", stoppedAt: now }, "every container has stopped")
    : transition(task, { ...patch, lastStatus: "DEPROVISIONING" }, "every container has stopped");
}

/** Whether the driver was asked to start it and it has not ended. */
function hasBegun(status: ContainerStatus | undefined): boolean {
  return status !== undefined && status.lastStatus !== "STOPPED" && (status.lastStatus === "RUNNING" || status.asked !== undefined);
}
