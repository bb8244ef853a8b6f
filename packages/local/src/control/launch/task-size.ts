import { parseTaskCpu, parseTaskMemory } from "@stowage/model";
import type { RegisterTaskDefinitionRequest, TaskOverride } from "@stowage/model/ecs";
import { taskRequirements, type Requirement } from "@stowage/placement";

/** What a task takes, with its overrides, as DescribeTasks shows it: CPU units and MiB. */
export function taskSize(
  definition: RegisterTaskDefinitionRequest,
  overrides?: TaskOverride,
): { readonly cpu: string; readonly memory: string } {
  const { cpu, memory } = requirementOf(definition, overrides);
  return { cpu: String(cpu), memory: String(memory) };
}

/** What a task takes of an instance, with its overrides. Source: Amazon ECS API, TaskOverride and ContainerOverride. */
export function requirementOf(definition: RegisterTaskDefinitionRequest, overrides: TaskOverride = {}): Requirement {
  const { cpu = definition.cpu, memory = definition.memory } = overrides;
  return taskRequirements({
    cpu: cpu === undefined ? undefined : String(parseTaskCpu(cpu) ?? cpu),
    memory: memory === undefined ? undefined : String(parseTaskMemory(memory) ?? memory),
    networkMode: definition.networkMode,
    containerDefinitions: definition.containerDefinitions.map((container) => ({
      ...container,
      ...overrides.containerOverrides?.find(({ name }) => name === container.name),
    })),
  });
}
