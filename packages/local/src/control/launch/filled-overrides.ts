import type { RegisterTaskDefinitionRequest, TaskOverride } from "@stowage/model/ecs";

/** Overrides as DescribeTasks shows them: an entry for every container, empty where nothing is overridden. Source: Amazon ECS API, DescribeTasks examples. */
export function filledOverrides(definition: RegisterTaskDefinitionRequest, overrides: TaskOverride = {}): TaskOverride {
  return {
    ...overrides,
    containerOverrides: definition.containerDefinitions.map(
      ({ name }) => overrides.containerOverrides?.find((override) => override.name === name) ?? { ...(name !== undefined && { name }) },
    ),
    inferenceAcceleratorOverrides: overrides.inferenceAcceleratorOverrides ?? [],
  };
}
