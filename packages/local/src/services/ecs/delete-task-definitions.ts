import { ecsArn } from "@stowage/model";
import type { DeleteTaskDefinitionsRequest, DeleteTaskDefinitionsResponse, Failure, TaskDefinition } from "@stowage/model/ecs";
import type { Command } from "../../control/types.js";
import { operation, type Operation, type Output } from "../operation.js";
import { dropTags } from "../tags.js";
import { oneToMost } from "./describe-each.js";
import { findTaskDefinition, hasRevision } from "./refs.js";
import { isTaskDefinitionUsed } from "./task-definition-use.js";
import { describedTaskDefinition } from "./described-task-definition.js";

/**
 * Only INACTIVE revisions can be deleted. One that no task and no service uses is gone when the answer is; one that is in use stays
 * DELETE_IN_PROGRESS, and asking again once it is free ends it.
 */
export const deleteTaskDefinitions: Operation<DeleteTaskDefinitionsRequest, DeleteTaskDefinitionsResponse> = operation(
  "DeleteTaskDefinitions",
  (call) => {
    const { input, view, place, now } = call;
    oneToMost(input.taskDefinitions, 10, "Task definitions");
    const taskDefinitions: Output<TaskDefinition>[] = [];
    const failures: Output<Failure>[] = [];
    const commands: Command[] = [];
    for (const reference of input.taskDefinitions) {
      const row = hasRevision(reference) ? findTaskDefinition(call, reference) : undefined;
      const arn = row?.arn ?? (reference.startsWith("arn:") ? reference : ecsArn.taskDefinition(place, reference, 0).replace(/:0$/, ""));
      if (row === undefined)
        failures.push({ arn, reason: "The specified task definition does not exist. Specify a valid family and revision." });
      else if (row.status === "ACTIVE")
        failures.push({ arn, reason: "The specified task definition is still in ACTIVE status. Deregister it first." });
      else {
        const change = { status: "DELETE_IN_PROGRESS", deleteRequestedAt: row.deleteRequestedAt ?? now } as const;
        taskDefinitions.push(describedTaskDefinition({ ...row, ...change }));
        const why = "DeleteTaskDefinitions";
        if (isTaskDefinitionUsed(view, row)) commands.push({ op: "patch", table: "taskDefinitions", key: row.arn, row: change, why });
        else commands.push({ op: "delete", table: "taskDefinitions", key: row.arn, why }, ...dropTags(view, row.arn));
      }
    }
    return { output: { taskDefinitions, failures }, commands };
  },
);
