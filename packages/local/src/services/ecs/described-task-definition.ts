import type { TaskDefinition } from "@stowage/model/ecs";
import type { TaskDefinitionRow } from "../../state/rows.js";
import { Encoded } from "../encoded.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";

/** By the row, which is never changed, only replaced. */
const known = new WeakMap<TaskDefinitionRow, Output<TaskDefinition>>();

/** A task definition as DescribeTaskDefinition gives it, serialised once. */
export function describedTaskDefinition(row: TaskDefinitionRow): Output<TaskDefinition> {
  let described = known.get(row);
  if (described === undefined) known.set(row, (described = Encoded.of(taskDefinitionOutput(row))));
  return described;
}

function taskDefinitionOutput(row: TaskDefinitionRow): Output<TaskDefinition> {
  return {
    ...row.definition,
    taskDefinitionArn: row.arn,
    revision: row.revision,
    status: row.status,
    requiresAttributes: row.requiresAttributes,
    compatibilities: row.compatibilities,
    registeredAt: seconds(row.registeredAt),
    registeredBy: row.registeredBy,
    deregisteredAt: seconds(row.deregisteredAt),
    deleteRequestedAt: seconds(row.deleteRequestedAt),
  };
}
