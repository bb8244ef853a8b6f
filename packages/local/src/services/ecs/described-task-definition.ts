import type { TaskDefinition } from "@stowage/model/ecs";
import type { TaskDefinitionRow } from "../../state/rows.js";
import { Encoded } from "../encoded.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";

/** A task definition as DescribeTaskDefinition gives it. */
export function describedTaskDefinition(row: TaskDefinitionRow): Output<TaskDefinition> {
  const { definition, registeredAt, deregisteredAt, deleteRequestedAt } = row;
  const rest = JSON.stringify({
    taskDefinitionArn: row.arn,
    revision: row.revision,
    status: row.status,
    requiresAttributes: row.requiresAttributes,
    compatibilities: row.compatibilities,
    registeredAt: seconds(registeredAt),
    registeredBy: row.registeredBy,
    deregisteredAt: seconds(deregisteredAt),
    deleteRequestedAt: seconds(deleteRequestedAt),
  });
  return Encoded.ofText(`${textOf(definition).slice(0, -1)},${rest.slice(1)}`);
}

/** What was registered never changes and is most of it; revisions that say the same have it in common. */
const texts = new WeakMap<TaskDefinitionRow["definition"], string>();

function textOf(definition: TaskDefinitionRow["definition"]): string {
  let text = texts.get(definition);
  if (text === undefined) texts.set(definition, (text = JSON.stringify(definition)));
  return text;
}
