import type { StopTaskRequest, StopTaskResponse } from "@stowage/model/ecs";
import { stopTask as orderStop } from "../../control/index.js";
import type { TaskStatusRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { findTask, requireCluster } from "./refs.js";
import { invalidParameter } from "./refuse.js";
import { taskOutput } from "./task-output.js";

/** Answers the task as it is once the stop is ordered. A task that is stopping or stopped already is no error. */
export const stopTask: Operation<StopTaskRequest, StopTaskResponse> = operation("StopTask", (call) => {
  const { input, view, now } = call;
  const cluster = requireCluster(call, input.cluster);
  const task = findTask(call, cluster, input.task);
  if (task === undefined) return invalidParameter("The referenced task was not found.");
  const commands = orderStop(task, { stopCode: "UserInitiated", stoppedReason: input.reason ?? "Task stopped by user" }, now);
  let { status } = task;
  for (const command of commands) {
    if (command.table === "taskStatuses" && command.op === "patch") status = { ...status, ...(command.row as Partial<TaskStatusRow>) };
  }
  return { output: { task: { ...taskOutput(view, { ...task, status }), tags: [] } }, commands };
});
