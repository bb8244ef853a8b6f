import type { ServiceRow, TagsRow, TaskDefinitionRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";

/** The tags of a service's new task: propagated ones, then those that ECS manages. Source: Amazon ECS Developer Guide, "Tagging Amazon ECS resources". */
export function tagsForTask(view: View, service: ServiceRow, definition: TaskDefinitionRow): TagsRow["tags"] {
  const from = service.propagateTags === "SERVICE" ? service.arn : service.propagateTags === "TASK_DEFINITION" ? definition.arn : undefined;
  const tags = from === undefined ? [] : (view.get("tags", from)?.tags ?? []);
  if (!service.enableEcsManagedTags) return tags;
  return [
    ...tags,
    { key: "aws:ecs:serviceName", value: service.name },
    { key: "aws:ecs:clusterName", value: view.get("clusters", service.clusterArn)?.name ?? "" },
  ];
}
