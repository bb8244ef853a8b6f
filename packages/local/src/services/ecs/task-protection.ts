import type { Failure, ProtectedTask } from "@stowage/model/ecs";
import type { ClusterRow } from "../../state/rows.js";
import type { Task } from "../../state/view.js";
import type { Call, Output } from "../operation.js";
import { seconds } from "../seconds.js";
import { findTask, taskArnOf } from "./refs.js";

/** A service's task that can be protected. */
export interface ProtectableTask {
  readonly task: Task;
  readonly serviceArn: string;
}

/** The tasks of a request, and a failure for what is no running task of a service. Source: Developer Guide, "API failure reasons". */
export function protectableTasks(
  call: Call<unknown>,
  cluster: ClusterRow,
  references: readonly string[],
): { readonly found: readonly ProtectableTask[]; readonly failures: readonly Output<Failure>[] } {
  const found: ProtectableTask[] = [];
  const failures: Output<Failure>[] = [];
  for (const reference of references) {
    const task = findTask(call, cluster, reference);
    const serviceArn = task?.spec.serviceArn;
    if (task === undefined || task.status.desiredStatus === "STOPPED") {
      failures.push({ arn: taskArnOf(call.place, cluster, reference), reason: "MISSING" });
    } else if (serviceArn === undefined) failures.push({ arn: task.arn, reason: "TASK_NOT_VALID" });
    else found.push({ task, serviceArn });
  }
  return { found, failures };
}

export function protectedTaskOutput(arn: string, until: number | undefined): Output<ProtectedTask> {
  if (until === undefined) return { taskArn: arn, protectionEnabled: false };
  return { taskArn: arn, protectionEnabled: true, expirationDate: seconds(until) };
}
