import type { InstanceRequirementsRequest } from "@stowage/model/ecs";
import type { InstanceType } from "@stowage/placement";

/** What of the requirements the catalogue can judge. ECS's defaults leave out bare metal, burstable types and accelerators unless asked for. */
export function meetsRequirements(type: InstanceType, requirements: InstanceRequirementsRequest | undefined): boolean {
  const { vCpuCount, memoryMiB, allowedInstanceTypes, excludedInstanceTypes, instanceGenerations } = requirements ?? {};
  const within = (value: number, range: { min?: number | undefined; max?: number | undefined } | undefined): boolean =>
    value >= (range?.min ?? 0) && value <= (range?.max ?? Infinity);
  const like = (patterns: readonly string[]): boolean => patterns.some((pattern) => wildcard(pattern).test(type.name));
  if (allowedInstanceTypes && !like(allowedInstanceTypes)) return false;
  if (excludedInstanceTypes && like(excludedInstanceTypes)) return false;
  if (!within(type.vcpus, vCpuCount) || !within(type.advertisedMemory, memoryMiB)) return false;
  if (instanceGenerations && !instanceGenerations.includes(type.currentGeneration ? "current" : "previous")) return false;
  if (type.bareMetal && (requirements?.bareMetal ?? "excluded") === "excluded") return false;
  if (requirements?.bareMetal === "required" && !type.bareMetal) return false;
  if (type.burstable && (requirements?.burstablePerformance ?? "excluded") === "excluded") return false;
  return requirements?.burstablePerformance !== "required" || type.burstable;
}

function wildcard(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);
}
