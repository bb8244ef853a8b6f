import type { Assembly } from "@stowage/model";
import { asRecord } from "../as-record.js";

/** The tags with which the lists of all resources of an Assembly begin: they are said once, on the app. None if there is one resource alone. */
export function sharedTags(assembly: Assembly): readonly Tag[] {
  const lists = tagLists(assembly);
  const [first = [], ...others] = lists;
  // The app adds its tags to every resource: where one has none of its own that a step can say, nothing is shared.
  if (others.length === 0 || lists.some((list) => asRecord(list, "key", "value") === undefined)) return [];
  const differs = first.findIndex((tag, index) => others.some((list) => list[index]?.key !== tag.key || list[index]?.value !== tag.value));
  return differs === -1 ? first : first.slice(0, differs);
}

/** The tags of each resource that an app's tags would be added to. */
export function tagLists({
  clusters,
  namespaces,
  capacityProviders,
  taskDefinitions,
  services,
  tasks,
}: Assembly): readonly (readonly Tag[])[] {
  return [
    ...[clusters, capacityProviders, taskDefinitions, services].flatMap((section) =>
      Object.values<{ readonly tags?: readonly Tag[] | undefined }>(section ?? {}).map(({ tags = [] }) => tags),
    ),
    ...Object.values(tasks ?? {}).map(({ request }) => request.tags ?? []),
    ...Object.values(namespaces ?? {}).map(({ Tags = [] }) => Tags.map(({ Key: key, Value: value }) => ({ key, value }))),
  ];
}

export interface Tag {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}
