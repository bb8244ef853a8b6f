import type { TaskStatusRow } from "../../state/rows.js";
import type { Task } from "../../state/view.js";
import type { Command } from "../types.js";

/** A task's next state: `version` grows with every change that others are told of. */
export function transition(task: Task, patch: Partial<TaskStatusRow>, why: string): Command {
  return { op: "patch", table: "taskStatuses", key: task.arn, row: { ...patch, version: task.status.version + 1 }, why };
}
