import type { ManagedInstancesProvider, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { instanceType, instanceTypeNames, type InstanceType } from "@stowage/placement";
import { requirementOf } from "../launch/task-size.js";

/**
 * The smallest instance type that a managed-instances provider may launch for a task: of those that its requirements allow, or else of the
 * general-purpose, compute- and memory-optimized ones. AWS chooses by cost and does not say more; the smallest by vCPUs, then memory, then
 * name is our choice.
 *
 * @param reserve What its daemons take.
 */
export function typeFor(
  definition: RegisterTaskDefinitionRequest,
  provider: ManagedInstancesProvider,
  reserve: { readonly cpu: number; readonly memory: number },
): InstanceType | undefined {
  const { cpu = 0, memory = 0, gpu: gpus = 0 } = requirementOf(definition);
  const requirements = provider.instanceLaunchTemplate?.instanceRequirements;
  const architecture = definition.runtimePlatform?.cpuArchitecture === "ARM64" ? "arm64" : "x86_64";
  const { vCpuCount, memoryMiB, allowedInstanceTypes, excludedInstanceTypes = [] } = requirements ?? {};
  let best: InstanceType | undefined;
  for (const name of instanceTypeNames()) {
    const type = instanceType(name);
    if (type === undefined || type.architecture !== architecture || type.bareMetal || !type.currentGeneration) continue;
    if (type.cpu < cpu + reserve.cpu || type.memory < memory + reserve.memory || type.gpus < gpus) continue;
    if (allowedInstanceTypes ? !allowedInstanceTypes.some((pattern) => matches(pattern, name)) : !/^[cmr]\d/.test(name) && gpus === 0)
      continue;
    if (excludedInstanceTypes.some((pattern) => matches(pattern, name))) continue;
    if (!within(type.vcpus, vCpuCount) || !within(type.advertisedMemory, memoryMiB)) continue;
    if (best === undefined || size(type, best) < 0) best = type;
  }
  return best;
}

function within(value: number, range: { readonly min?: number | undefined; readonly max?: number | undefined } | undefined): boolean {
  return value >= (range?.min ?? 0) && value <= (range?.max ?? Infinity);
}

/** A name with `*` for whatever. */
function matches(pattern: string, name: string): boolean {
  return new RegExp(`^${pattern.replaceAll(".", String.raw`\.`).replaceAll("*", ".*")}$`).test(name);
}

function size(a: InstanceType, b: InstanceType): number {
  return a.vcpus - b.vcpus || a.advertisedMemory - b.advertisedMemory || (a.name < b.name ? -1 : 1);
}
