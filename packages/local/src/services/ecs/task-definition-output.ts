import type { TaskDefinition } from "@stowage/model/ecs";
import type { TaskDefinitionRow } from "../../state/rows.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";

/** A task definition as DescribeTaskDefinition gives it. */
export function taskDefinitionOutput(row: TaskDefinitionRow): Output<TaskDefinition> {
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
