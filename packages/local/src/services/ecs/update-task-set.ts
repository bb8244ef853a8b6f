import type { UpdateTaskSetRequest, UpdateTaskSetResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { invalidParameter } from "./refuse.js";
import { taskSetOutput } from "./task-set-output.js";
import { requireTaskSet, requireTaskSetService, scalePercent } from "./task-sets.js";

/** Changes a task set's share of the service's desired count. */
export const updateTaskSet: Operation<UpdateTaskSetRequest, UpdateTaskSetResponse> = operation("UpdateTaskSet", (call) => {
  const { input, view, now } = call;
  const { service } = requireTaskSetService(call);
  const row = requireTaskSet(call, service, input.taskSet);
  if (row.status === "DRAINING") invalidParameter("The task set is draining.");
  const change = { scale: scalePercent(input.scale), stability: "STABILIZING", stabilityAt: now, updatedAt: now } as const;
  return {
    output: { taskSet: { ...taskSetOutput(view, service, { ...row, ...change }), tags: tagsOf(view, row.arn) } },
    commands: [{ op: "patch", table: "taskSets", key: row.id, row: change, why: "UpdateTaskSet" }],
  };
});
