import type { Task, View } from "../../state/view.js";
import type { Command } from "../types.js";
import { stopTask } from "./stop-task.js";
import { transition } from "./transition.js";

/**
 * What becomes of a task whose container instance drains or is gone: a service's is to be replaced, another stays where it is; with its
 * instance every task ends, and with its agent it only loses its connection. Sources: Amazon ECS Developer Guide, "Draining Amazon ECS container instances"; Amazon ECS API,
 * DeregisterContainerInstance (the stop code is our choice).
 */
export function instanceChange(view: View, task: Task, now: number): readonly Command[] | undefined {
  const arn = task.spec.containerInstanceArn;
  if (arn === undefined) return undefined;
  const instance = view.get("containerInstances", arn);
  const status = instance?.status ?? "INACTIVE";
  if (instance?.terminatedAt !== undefined) {
    const stoppedReason = `Host EC2 (instance ${instance.ec2InstanceId ?? instance.id}) terminated.`;
    return stopTask(task, { stopCode: "TerminationNotice", stoppedReason }, now);
  }
  if (status === "INACTIVE") {
    return stopTask(task, { stopCode: "UserInitiated", stoppedReason: "Container instance deregistration forced by user" }, now);
  }
  const displaced = status === "DRAINING" && task.spec.serviceArn !== undefined;
  const disconnected = instance?.agentConnected === false;
  const before = task.status;
  if (displaced === (before.displaced ?? false) && disconnected === (before.disconnected ?? false)) return undefined;
  const back = before.disconnected && !disconnected ? { connectivityAt: now } : {};
  const patch = { displaced: displaced || undefined, disconnected: disconnected || undefined, ...back };
  return [transition(task, patch, `its container instance is ${status}${disconnected ? ", its agent disconnected" : ""}`)];
}
