import type { CreateManagedInstancesProviderConfiguration } from "@stowage/model/ecs";
import type { Ledger } from "../estimate/ledger.js";
import { addVolumes } from "../estimate/volumes.js";
import { cheapestFleet } from "./cheapest-fleet.js";
import { addInstances } from "./instance-price.js";
import { managedFee } from "./managed-fee.js";
import { meetsRequirements } from "./meets-requirements.js";
import type { Demand } from "./plan-instances.js";

/** GiB of storage of a managed instance that asks for no size. Source: Amazon ECS API, ManagedInstancesStorageConfiguration. */
const DEFAULT_STORAGE_GIB = 80;

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
  const fleet = cheapestFleet(ledger.prices, zones, demands, (type) => meetsRequirements(type, instanceRequirements));
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
