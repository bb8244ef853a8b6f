import type { TaskGroup } from "@stowage/placement";
import type { View } from "../../state/view.js";
import { requirementOf } from "../launch/task-size.js";

/** The tasks in PROVISIONING that wait for a provider's instances, those together that need the same. */
export function waitingTasks(view: View, clusterArn: string, provider: string): readonly TaskGroup[] {
  const groups = new Map<string, TaskGroup>();
  for (const { spec } of view.waitingTasks(clusterArn)) {
    const definition = spec.capacityProviderName === provider ? view.get("taskDefinitions", spec.taskDefinitionArn)?.definition : undefined;
    if (!definition) continue;
    const { placementConstraints = [] } = spec.waiting ?? {};
    const group = {
      ...requirementOf(definition, spec.overrides),
      placementConstraints: placementConstraints.map(({ type = "memberOf", expression }) => ({
        type,
        ...(expression !== undefined && { expression }),
      })),
    };
    const key = JSON.stringify([spec.group, group]);
    groups.set(key, { ...group, name: spec.group, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return [...groups.values()];
}
