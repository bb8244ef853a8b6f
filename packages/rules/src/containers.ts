import type { ContainerDefinition, PortMapping, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { parseTaskCpu, parseTaskMemory } from "@stowage/model";
import { once } from "./once.js";
import { isPlaceholder } from "./placeholder.js";
import type { Segment } from "./pointer.js";

/** One container of a task definition and where it stands. */
export interface PlacedContainer {
  readonly at: readonly Segment[];
  readonly container: ContainerDefinition;
  /** Its name, or where it stands if it has none: for messages. */
  readonly name: string;
}

/** The containers in their order. */
export const containers: (task: RegisterTaskDefinitionRequest) => readonly PlacedContainer[] = once(placeContainers);

function placeContainers(task: RegisterTaskDefinitionRequest): PlacedContainer[] {
  return task.containerDefinitions.map((container, index) => ({
    at: ["containerDefinitions", index],
    container,
    name: container.name || `#${index}`,
  }));
}

export interface PlacedPort extends PlacedContainer {
  readonly mapping: PortMapping;
}

/** All port mappings; `at` is the mapping's place. */
export const portMappings: (task: RegisterTaskDefinitionRequest) => readonly PlacedPort[] = once(placePorts);

function placePorts(task: RegisterTaskDefinitionRequest): PlacedPort[] {
  const list: PlacedPort[] = [];
  for (const { at, container, name } of containers(task)) {
    container.portMappings?.forEach((mapping, index) => list.push({ at: [...at, "portMappings", index], container, name, mapping }));
  }
  return list;
}

/** Names to compare with; while one of them is not written yet, or is an unfilled placeholder, it could be any name. */
export interface Names {
  has(name: string): boolean;
  readonly list: readonly string[];
}

export function namesOf(names: Iterable<string | undefined>): Names {
  const known = new Set<string>();
  let open = false;
  for (const name of names) {
    if (name === undefined || name === "" || isPlaceholder(name)) open = true;
    else known.add(name);
  }
  return { has: (name) => open || known.has(name) || isPlaceholder(name), list: [...known] };
}

export const containerNames: (task: RegisterTaskDefinitionRequest) => Names = once((task) =>
  namesOf(task.containerDefinitions.map(({ name }) => name)),
);

/** Whether AWS is asked to validate the task definition for this launch type. */
export function requires(task: RegisterTaskDefinitionRequest, compatibility: string): boolean {
  return task.requiresCompatibilities?.some((own) => own === compatibility) ?? false;
}

export function isWindows(task: RegisterTaskDefinitionRequest): boolean {
  return task.runtimePlatform?.operatingSystemFamily?.startsWith("WINDOWS") ?? false;
}

/** The task's cpu in units; undefined if there is none or ECS could not read it. */
export const taskCpu: (task: RegisterTaskDefinitionRequest) => number | undefined = once(({ cpu }) =>
  cpu === undefined ? undefined : parseTaskCpu(cpu),
);

/** The task's memory in MiB; undefined if there is none or ECS could not read it. */
export const taskMemory: (task: RegisterTaskDefinitionRequest) => number | undefined = once(({ memory }) =>
  memory === undefined ? undefined : parseTaskMemory(memory),
);

/** The names as they stand in a hint: `"a", "b"`. */
export function quoted(names: Iterable<string>): string {
  const all = [...names].map((name) => `"${name}"`);
  return all.length === 0 ? "none" : all.length > 8 ? `${all.slice(0, 8).join(", ")}, …` : all.join(", ");
}
