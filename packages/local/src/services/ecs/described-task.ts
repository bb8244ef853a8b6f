import type { Task as EcsTask } from "@stowage/model/ecs";
import type { TaskStatusRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { Encoded } from "../encoded.js";
import type { Output } from "../operation.js";
import { taskOutput } from "./task-output.js";

/** By the row of the task's status: a row is never changed, only replaced, so nothing here grows old and nothing has to be forgotten. */
const known = new WeakMap<TaskStatusRow, Output<EcsTask>>();

/** A task without its tags as DescribeTasks answers it, serialised once for each of its states. */
export function describedTask(view: View, task: Task): Output<EcsTask> {
  let described = known.get(task.status);
  if (described === undefined) known.set(task.status, (described = Encoded.of({ ...taskOutput(view, task), tags: [] })));
  return described;
}
