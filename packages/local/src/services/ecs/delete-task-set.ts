import type { DeleteTaskSetRequest, DeleteTaskSetResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { dropTags } from "../tags.js";
import { invalidParameter } from "./refuse.js";
import { taskSetOutput } from "./task-set-output.js";
import { requireTaskSet, requireTaskSetService } from "./task-sets.js";

/** A task set drains, and is gone with its last task. One that is to have tasks needs `force`. */
export const deleteTaskSet: Operation<DeleteTaskSetRequest, DeleteTaskSetResponse> = operation("DeleteTaskSet", (call) => {
  const { input, view, now } = call;
  const { service } = requireTaskSetService(call);
  const row = requireTaskSet(call, service, input.taskSet);
  // The sentence is not documented.
  if (row.scale > 0 && input.force !== true) invalidParameter("The task set cannot be deleted while it is scaled above 0; use force.");
  const change = { status: "DRAINING", updatedAt: now } as const;
  return {
    output: { taskSet: taskSetOutput(view, service, { ...row, ...change }) },
    commands:
      row.status === "DRAINING"
        ? []
        : [{ op: "patch", table: "taskSets", key: row.id, row: change, why: "DeleteTaskSet" }, ...dropTags(view, row.arn)],
  };
});
