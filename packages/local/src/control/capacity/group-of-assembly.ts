import type { AutoScalingGroup } from "@stowage/model";
import type { AutoScalingGroupRow } from "../../state/auto-scaling-group-row.js";
import { zoneOfSubnet } from "../launch/zone-of-subnet.js";

/** What an Assembly says of an Auto Scaling group, as far as its imagined instances follow it. Without types it names none. */
export function groupOfAssembly(
  { autoScalingGroup, launchTemplate }: AutoScalingGroup,
  region: string,
): Pick<AutoScalingGroupRow, "instanceTypes" | "zones" | "minSize" | "maxSize" | "desired" | "spot"> {
  const { MinSize: minSize, MaxSize: maxSize, DesiredCapacity, MixedInstancesPolicy, AvailabilityZones = [] } = autoScalingGroup;
  const { InstanceType: own, InstanceMarketOptions: market } = launchTemplate.LaunchTemplateData;
  const overrides = MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
  const named = overrides.flatMap(({ InstanceType: type }) => (type === undefined ? [] : [type]));
  const subnets = (autoScalingGroup.VPCZoneIdentifier ?? "").split(",").map((subnet) => subnet.trim());
  const { OnDemandPercentageAboveBaseCapacity: onDemand = 100 } = MixedInstancesPolicy?.InstancesDistribution ?? {};
  return {
    instanceTypes: named.length > 0 ? named : own === undefined ? [] : [own],
    zones: zonesOf(region, subnets[0] === "" ? [] : subnets, AvailabilityZones),
    minSize,
    maxSize,
    desired: DesiredCapacity ?? minSize,
    spot: market?.MarketType === "spot" || onDemand === 0,
  };
}

/** The zones of subnets, or those that are named, or the region's first. */
export function zonesOf(region: string, subnets: readonly string[], zones: readonly string[] = []): readonly string[] {
  const all = subnets.length > 0 ? subnets.map((subnet) => zoneOfSubnet(region, subnet)) : zones;
  return all.length > 0 ? [...new Set(all)].sort() : [`${region}a`];
}
