import type { RegisterTaskDefinitionRequest, TaskOverride } from "@stowage/model/ecs";

/**
 * Overrides as DescribeTasks shows them: an entry for every container, empty where nothing is overridden. Source: Amazon ECS API, DescribeTasks examples.
 * Tasks that override nothing, as those of services, have theirs in common.
 */
export function filledOverrides(definition: RegisterTaskDefinitionRequest, overrides?: TaskOverride): TaskOverride {
  if (overrides !== undefined) return filled(definition, overrides);
  let known = without.get(definition);
  if (known === undefined) without.set(definition, (known = filled(definition, {})));
  return known;
}

/** Definitions never change. */
const without = new WeakMap<RegisterTaskDefinitionRequest, TaskOverride>();

function filled(definition: RegisterTaskDefinitionRequest, overrides: TaskOverride): TaskOverride {
  return {
    ...overrides,
    containerOverrides: definition.containerDefinitions.map(
      ({ name }) => overrides.containerOverrides?.find((override) => override.name === name) ?? { ...(name !== undefined && { name }) },
    ),
    inferenceAcceleratorOverrides: overrides.inferenceAcceleratorOverrides ?? [],
  };
}
