import { seededRandom } from "../../random.js";
import type { ContainerInstanceRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { MAINTENANCE } from "../service/stop-tasks.js";
import { stopTask } from "../task/stop-task.js";
import { transition } from "../task/transition.js";
import type { Command } from "../types.js";

/** From the notice to the end. Source: Amazon ECS Developer Guide, Fargate capacity providers; Amazon EC2 User Guide, Spot interruption notices. */
const SPOT_NOTICE_MS = 120_000;

const DAY_MS = 86_400_000;

/**
 * When Spot capacity that began at `since` is taken back, if that happens so often a day on average: the same for the same thing in every
 * run of a seed. Undefined: only on request.
 */
export function spotEnd(id: string, since: number, perDay: number | undefined): number | undefined {
  if (!perDay) return undefined;
  const share = (seededRandom(`spot/${id}`).below(1_000_000) + 1) / 1_000_001;
  return since + Math.ceil((-Math.log(share) * DAY_MS) / perDay);
}

/** Takes a Fargate Spot task back: it is told to stop, which is the notice, and signalled at once. Source: as above (code and reason). */
export function interruptTask(task: Task, now: number): readonly Command[] {
  return stopTask(task, { stopCode: "SpotInterruption", stoppedReason: "Your Spot Task was interrupted." }, now);
}

/**
 * Gives an instance its two minutes' notice: with managed draining, or an agent that drains on notice, its tasks are replaced meanwhile.
 * Source: Amazon ECS Developer Guide, "Managed instance draining".
 */
export function interruptInstance(view: View, row: ContainerInstanceRow, now: number): readonly Command[] {
  if (row.status === "INACTIVE" || row.terminateAt !== undefined) return [];
  const status = drainsManaged(view, row) ? "DRAINING" : row.status;
  const patch = { status, leavingSince: row.leavingSince ?? now, terminateAt: now + SPOT_NOTICE_MS, version: row.version + 1 } as const;
  return [{ op: "patch", table: "containerInstances", key: row.arn, row: patch, why: "its Spot capacity is taken back in two minutes" }];
}

/** Whether its provider drains instances that leave. One without a provider drains too: our choice, as agents that are told to. */
export function drainsManaged(view: View, { capacityProviderName, arn }: ContainerInstanceRow): boolean {
  if (capacityProviderName === undefined) return true;
  const provider = view.get("capacityProviders", arn.replace(/:container-instance\/.*$/, `:capacity-provider/${capacityProviderName}`));
  return provider?.autoScalingGroupProvider?.managedDraining !== "DISABLED";
}

/** The host is gone, and everything on it. */
export function terminateInstance(row: ContainerInstanceRow, now: number, why: string): Command {
  const patch = { status: "INACTIVE", agentConnected: false, terminatedAt: now, version: row.version + 1 } as const;
  return { op: "patch", table: "containerInstances", key: row.arn, row: patch, why };
}

/**
 * Retires the host of a Fargate task: a service replaces it within its percentages, another task stops at once (AWS gives days of notice;
 * neither the notice nor the code of the latter's end is here as it is there). Source: Amazon ECS Developer Guide, "Task retirement and
 * maintenance for AWS Fargate".
 */
function retireTask(task: Task, now: number): readonly Command[] {
  if (task.spec.serviceArn !== undefined) return [transition(task, { displaced: true }, "its host is retired")];
  return stopTask(task, { stopCode: "ServiceSchedulerInitiated", stoppedReason: MAINTENANCE }, now);
}

/** What capacity a request means: a task or a container instance, by its ARN. Undefined: nothing that could be taken back. */
export function interrupt(view: View, arn: string, now: number): readonly Command[] | undefined {
  const task = view.task(arn);
  if (task?.status.desiredStatus === "STOPPED") return undefined;
  if (task?.spec.launchType === "FARGATE")
    return task.spec.capacityProviderName === "FARGATE_SPOT" ? interruptTask(task, now) : retireTask(task, now);
  const instance = view.get("containerInstances", arn);
  return instance && instance.status !== "INACTIVE" ? interruptInstance(view, instance, now) : undefined;
}
