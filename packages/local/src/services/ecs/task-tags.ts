import type { PropagateTags } from "@stowage/model/ecs";
import type { ClusterRow, TaskDefinitionRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { checkTags, tagsOf, type Tag } from "../tags.js";

/** What the tags of a new standalone task come from. */
export interface TaskTagSources {
  readonly cluster: ClusterRow;
  readonly definition: TaskDefinitionRow;
  readonly tags?: readonly { readonly key?: string | undefined; readonly value?: string | undefined }[] | undefined;
  readonly propagateTags?: PropagateTags | undefined;
  readonly enableECSManagedTags?: boolean | undefined;
}

/** The request's tags, those of the task definition where they are propagated, and ECS's own. The request's win (not documented). */
export function newTaskTags(view: View, sources: TaskTagSources): readonly Tag[] {
  const own = checkTags(sources.tags, "InvalidParameterException");
  const propagated = sources.propagateTags === "TASK_DEFINITION" ? tagsOf(view, sources.definition.arn) : [];
  const managed = sources.enableECSManagedTags === true ? [{ key: "aws:ecs:clusterName", value: sources.cluster.name }] : [];
  return [...new Map([...propagated, ...own, ...managed].map((tag) => [tag.key, tag])).values()];
}
