import type { CreateManagedInstancesProviderConfiguration, InstanceRequirementsRequest } from "@stowage/model/ecs";
import type { InstanceType } from "@stowage/placement";
import { instanceType, instanceTypeNames, taskRequirements } from "@stowage/placement";
import type { Ledger } from "../estimate/ledger.js";
import { addVolumes } from "../estimate/volumes.js";
import type { PriceList } from "../prices/price-list.js";
import { addInstances } from "./instance-price.js";
import { managedFee } from "./managed-fee.js";
import type { Demand } from "./plan-instances.js";
import { planInstances } from "./plan-instances.js";

/** GiB of storage of a managed instance that asks for no size. Source: Amazon ECS API, ManagedInstancesStorageConfiguration. */
const DEFAULT_STORAGE_GIB = 80;

/** How many of the cheapest fitting types are planned with placement; the others cost more even by the hour of one instance. Our choice. */
const CANDIDATES = 12;

/** The instances that ECS would start for the tasks, with its fee and their storage. Which types it picks is not documented: the cheapest is taken. */
export function addManagedInstances(
  ledger: Ledger,
  resource: string,
  { instanceLaunchTemplate }: CreateManagedInstancesProviderConfiguration,
  demands: readonly Demand[],
): void {
  if (demands.every(({ tasks }) => tasks === 0)) return;
  const { instanceRequirements, networkConfiguration, storageConfiguration, capacityOptionType } = instanceLaunchTemplate;
  const zones = (networkConfiguration?.subnets ?? [""]).map((_, at) => `zone-${at + 1}`);
  const fleet = cheapestFleet(ledger.prices, zones, demands, instanceRequirements);
  if (fleet === undefined) {
    return ledger.gap(resource, "instances", "No instance type with a known price meets its requirements and takes its tasks.");
  }
  const { type, count } = fleet;
  const hours = ledger.hours.times(count);
  ledger.assume(`${resource} is priced with ${count} ${type}, the cheapest that takes its tasks; which types ECS picks is not documented.`);
  addInstances(ledger, resource, type, hours, { spot: capacityOptionType === "SPOT" });
  ledger.addAt(resource, managedFee(ledger.prices, type)!, hours);
  ledger.assume("Storage of managed instances is priced as gp3; which type of volume ECS takes is not documented.");
  addVolumes(ledger, resource, { type: "gp3", sizeGb: storageConfiguration?.storageSizeGiB ?? DEFAULT_STORAGE_GIB }, hours);
}

/** The cheapest number of instances of one type by the price on demand, fee included. */
function cheapestFleet(
  prices: PriceList,
  zones: readonly string[],
  demands: readonly Demand[],
  requirements: InstanceRequirementsRequest | undefined,
): { readonly type: string; readonly count: number } | undefined {
  const priced = [...instanceTypeNames()].flatMap((name) => {
    const type = instanceType(name)!;
    const price = prices.find(`ec2.${name}`);
    return price !== undefined && meets(type, requirements) && mayTake(type, demands)
      ? [{ name, each: price.amount.toNumber(), type }]
      : [];
  });
  const bounded = priced
    .map(({ name, each, type }) => ({ name, each, bound: each * lowerBound(type, demands) }))
    .sort((a, b) => a.bound - b.bound || (a.name < b.name ? -1 : 1));
  let best: { type: string; count: number; cost: number } | undefined;
  let planned = 0;
  for (const { name, each, bound } of bounded) {
    if (best !== undefined && (bound >= best.cost || planned >= CANDIDATES)) break;
    const count = planInstances(name, zones, demands);
    if (typeof count !== "number") continue;
    planned++;
    if (best === undefined || each * count < best.cost) best = { type: name, count, cost: each * count };
  }
  return best;
}

/** What of the requirements the catalogue can judge. ECS's defaults leave out bare metal, burstable types and accelerators unless asked for. */
function meets(type: InstanceType, requirements: InstanceRequirementsRequest | undefined): boolean {
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

/** Accelerated types only for tasks that ask for GPUs; the architecture is that of the tasks. */
function mayTake(type: InstanceType, demands: readonly Demand[]): boolean {
  const gpus = demands.some(({ definition }) =>
    definition.containerDefinitions.some(({ resourceRequirements = [] }) => resourceRequirements.some((need) => need.type === "GPU")),
  );
  if (type.architecture === undefined || type.gpus > 0 !== gpus || type.neuronDevices > 0) return false;
  return demands.every(({ definition }) => {
    const wanted = definition.runtimePlatform?.cpuArchitecture ?? "X86_64";
    return wanted.toLowerCase() === type.architecture;
  });
}

function lowerBound(type: InstanceType, demands: readonly Demand[]): number {
  const needs = demands.map(({ definition, tasks }) => ({ ...taskRequirements(definition), tasks }));
  const cpu = needs.reduce((sum, need) => sum + need.cpu * need.tasks, 0);
  const memory = needs.reduce((sum, need) => sum + need.memory * need.tasks, 0);
  return Math.max(1, Math.ceil(cpu / type.cpu), Math.ceil(memory / type.memory));
}

function wildcard(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);
}
