import { StowageError, type Assembly, type AutoScalingGroup, type Place } from "@stowage/model";
import type { ManagedScaling } from "@stowage/model/ecs";
import { instanceType, nearestInstanceType, type InstanceType } from "@stowage/placement";
import { zoneOfSubnet } from "../control/launch/zone-of-subnet.js";

/** A capacity provider of instances with its Auto Scaling group, as far as a simulation follows it. */
export interface FleetPlan {
  readonly provider: string;
  /** The cluster's name. */
  readonly cluster: string;
  /** The types that the group may launch; it launches the first (our choice: which one EC2 has at hand is not known). */
  readonly types: readonly InstanceType[];
  readonly zones: readonly string[];
  readonly minSize: number;
  readonly maxSize: number;
  readonly desired: number;
  readonly spot: boolean;
  readonly scaling: ManagedScaling;
  readonly terminationProtection: boolean;
}

/** The fleets of an Assembly: its capacity providers whose Auto Scaling group it has too. */
export function fleetPlans(assembly: Assembly, place: Place): { readonly fleets: readonly FleetPlan[]; readonly notes: readonly string[] } {
  const fleets: FleetPlan[] = [];
  const notes: string[] = [];
  for (const [provider, { autoScalingGroupProvider }] of Object.entries(assembly.capacityProviders ?? {})) {
    const groupName = autoScalingGroupProvider?.autoScalingGroupArn.split("autoScalingGroupName/").at(-1) ?? "";
    const group =
      assembly.autoScalingGroups && Object.hasOwn(assembly.autoScalingGroups, groupName)
        ? assembly.autoScalingGroups[groupName]
        : undefined;
    const cluster = Object.entries(assembly.clusters ?? {}).find(([, { capacityProviders = [] }]) =>
      capacityProviders.includes(provider),
    )?.[0];
    if (!autoScalingGroupProvider || !group || cluster === undefined) {
      notes.push(`The capacity provider ${provider} has no Auto Scaling group in the Assembly, or no cluster: it has no instances here.`);
      continue;
    }
    const { MinSize: minSize, MaxSize: maxSize, DesiredCapacity } = group.autoScalingGroup;
    fleets.push({
      provider,
      cluster,
      types: typesOf(groupName, group),
      zones: zonesOf(group, place.region),
      minSize,
      maxSize,
      desired: DesiredCapacity ?? minSize,
      spot: isSpot(group),
      scaling: autoScalingGroupProvider.managedScaling ?? {},
      terminationProtection: autoScalingGroupProvider.managedTerminationProtection === "ENABLED",
    });
  }
  return { fleets, notes };
}

function typesOf(name: string, { autoScalingGroup, launchTemplate }: AutoScalingGroup): readonly InstanceType[] {
  const overrides = autoScalingGroup.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
  const named = overrides.flatMap(({ InstanceType: type }) => (type === undefined ? [] : [type]));
  const own = launchTemplate.LaunchTemplateData.InstanceType;
  const names = named.length > 0 ? named : own === undefined ? [] : [own];
  if (names.length === 0) {
    throw new StowageError("simulate-instance-type", `The Auto Scaling group ${name} names no instance type.`, {
      hint: "Write InstanceType in its launch template: which types attributes would choose is not known here.",
    });
  }
  return names.map((type) => {
    const known = instanceType(type);
    if (known) return known;
    const near = nearestInstanceType(type);
    throw new StowageError("simulate-instance-type", `The instance type "${type}" of the Auto Scaling group ${name} is not known.`, {
      hint: near === undefined ? "Name a type that EC2 has." : `Did you mean "${near}"?`,
    });
  });
}

function zonesOf(
  { autoScalingGroup: { AvailabilityZones = [], VPCZoneIdentifier = "" } }: AutoScalingGroup,
  region: string,
): readonly string[] {
  const subnets = VPCZoneIdentifier.split(",").map((subnet) => subnet.trim());
  const zones = subnets[0] === "" ? AvailabilityZones : subnets.map((subnet) => zoneOfSubnet(region, subnet));
  return zones.length > 0 ? [...new Set(zones)].sort() : [`${region}a`];
}

function isSpot({ autoScalingGroup, launchTemplate }: AutoScalingGroup): boolean {
  const { OnDemandPercentageAboveBaseCapacity: onDemand = 100 } = autoScalingGroup.MixedInstancesPolicy?.InstancesDistribution ?? {};
  return launchTemplate.LaunchTemplateData.InstanceMarketOptions?.MarketType === "spot" || onDemand === 0;
}
