import type { Assembly } from "@stowage/model";
import type { Usage } from "@stowage/model/inputs";
import type { Ledger } from "../estimate/ledger.js";
import { addVolumes } from "../estimate/volumes.js";
import type { Workload } from "../estimate/workloads.js";
import type { GroupFacts } from "./auto-scaling-group.js";
import { groupFacts } from "./auto-scaling-group.js";
import { addInstances, zoneGroupOf } from "./instance-price.js";
import { addManagedInstances } from "./managed-instances.js";
import type { Demand } from "./plan-instances.js";
import { planInstances } from "./plan-instances.js";

/**
 * The instances on which tasks run: those behind each capacity provider, and those of clusters whose tasks have launch type EC2.
 * Numbers that the usage gives count; otherwise Auto Scaling groups are planned, within their bounds.
 */
export function addFleets(ledger: Ledger, assembly: Assembly, usage: Usage, workloads: readonly Workload[]): void {
  const { capacityProviders = {} } = assembly;
  for (const [name, provider] of Object.entries(capacityProviders)) {
    const resource = `capacity-provider:${name}`;
    const demands = demandsOn(name, workloads);
    if (usage.instances?.[name]) addGiven(ledger, resource, usage.instances[name], isWindows(demands));
    else if (provider.managedInstancesProvider) addManagedInstances(ledger, resource, provider.managedInstancesProvider, demands);
    else if (provider.autoScalingGroupProvider) {
      const facts = groupFacts(assembly, provider.autoScalingGroupProvider.autoScalingGroupArn);
      if (facts) addGroup(ledger, resource, facts, provider.autoScalingGroupProvider.managedScaling, demands);
      else ledger.gap(resource, "instances", "Its Auto Scaling group is not in this Assembly. Give its instances in a usage file.");
    }
  }
  for (const workload of workloads) addElsewhere(ledger, workload, capacityProviders, usage);
  for (const [cluster, instances] of Object.entries(usage.instances ?? {})) {
    if (!Object.hasOwn(capacityProviders, cluster)) addGiven(ledger, `cluster:${cluster}`, instances, false);
  }
}

/** Names the tasks whose instances nothing says. */
function addElsewhere(ledger: Ledger, { resource, cluster, shares }: Workload, providers: object, usage: Usage): void {
  for (const { on } of shares) {
    if (on === "FARGATE" || on === "FARGATE_SPOT" || on === "EXTERNAL" || Object.hasOwn(providers, on)) continue;
    if (usage.instances?.[on === "EC2" ? cluster : on]) continue;
    const what = on === "EC2" || on === "MANAGED_INSTANCES" ? `${on} instances of cluster "${cluster}"` : `capacity provider "${on}"`;
    ledger.gap(resource, "instances", `It runs on ${what}, whose instances are not in this Assembly. Give them in a usage file.`);
  }
}

function addGiven(ledger: Ledger, resource: string, instances: Readonly<Record<string, number>>, windows: boolean): void {
  for (const [type, count] of Object.entries(instances)) addInstances(ledger, resource, type, ledger.hours.times(count), { windows });
}

interface ManagedScaling {
  readonly status?: string | undefined;
  readonly targetCapacity?: number | undefined;
}

function addGroup(
  ledger: Ledger,
  resource: string,
  facts: GroupFacts,
  scaling: ManagedScaling | undefined,
  demands: readonly Demand[],
): void {
  const [type] = facts.types;
  if (type === undefined) {
    return ledger.gap(
      resource,
      "instances",
      `Auto Scaling group "${facts.name}" names no instance type. Give its instances in a usage file.`,
    );
  }
  if (facts.types.length > 1) ledger.assume(`${resource} is priced with ${type}, the first type of its Auto Scaling group.`);
  const count = scaling?.status === "ENABLED" ? planned(type, facts, scaling, demands) : (facts.desired ?? facts.minimum);
  if (typeof count !== "number") return ledger.gap(resource, "instances", count.refused);
  const { base, percentAbove } = facts.onDemand;
  // How a fraction is rounded is not documented; ours is towards on demand.
  const onDemand = Math.min(count, base + Math.ceil((Math.max(0, count - base) * percentAbove) / 100));
  const places = pricedPlaces(facts.zones);
  for (const zone of places) {
    const purchase = { windows: isWindows(demands), dedicated: facts.tenancy === "dedicated", zone };
    addInstances(ledger, resource, type, ledger.hours.times(onDemand).div(places.length), purchase);
    addInstances(ledger, resource, type, ledger.hours.times(count - onDemand).div(places.length), { ...purchase, spot: true });
  }
  for (const volume of facts.volumes) addVolumes(ledger, resource, volume, ledger.hours.times(count));
  if (count > 0 && facts.volumes.length === 0) {
    ledger.assume(`Volumes of the instances of ${resource} are not in the sum: the launch template lists none.`);
  }
}

/** Availability Zones of a region share one price; Local Zones and Wavelength Zones have their own, and take equal parts of the instances. */
function pricedPlaces(zones: readonly string[]): readonly (string | undefined)[] {
  return zones.some((zone) => zoneGroupOf(zone) !== undefined) ? zones : [undefined];
}

/** As managed scaling holds it: what the tasks need, over the target capacity, within the bounds of the group. */
function planned(
  type: string,
  facts: GroupFacts,
  { targetCapacity = 100 }: ManagedScaling,
  demands: readonly Demand[],
): number | { readonly refused: string } {
  const needed = planInstances(type, facts.zones, demands);
  if (typeof needed !== "number") return needed;
  const wanted = Math.max(facts.minimum, Math.ceil((needed * 100) / targetCapacity));
  if (needed <= facts.maximum) return Math.min(wanted, facts.maximum);
  return { refused: `Its tasks need ${needed} instances of ${type}, and Auto Scaling group "${facts.name}" has ${facts.maximum} at most.` };
}

function demandsOn(provider: string, workloads: readonly Workload[]): Demand[] {
  return workloads.flatMap(({ resource, definition, service, shares }) => {
    if (service === undefined) return [];
    const daemon = service.schedulingStrategy === "DAEMON";
    return shares
      .filter(({ on }) => on === provider)
      .map(({ tasks }) => ({ resource, definition, service, daemon, tasks: Math.ceil(Number(tasks)) }));
  });
}

function isWindows(demands: readonly Demand[]): boolean {
  return demands.some(({ definition }) => definition.runtimePlatform?.operatingSystemFamily?.startsWith("WINDOWS") === true);
}
