import type { Assembly } from "@stowage/model";
import type { Volume } from "../estimate/volumes.js";
import { DEFAULT_VOLUME_TYPE } from "../estimate/volumes.js";

/** What an Auto Scaling group's requests say about the price of its instances. */
export interface GroupFacts {
  readonly name: string;
  /** In the order in which they are listed; none if the requests name none. */
  readonly types: readonly string[];
  readonly minimum: number;
  /** Undefined: not said, then it is the minimum. */
  readonly desired: number | undefined;
  readonly maximum: number;
  /** Zone names, or as many made-up ones as there are subnets. */
  readonly zones: readonly string[];
  /** How many instances are on demand whatever their number, and the percentage of the others that is. */
  readonly onDemand: { readonly base: number; readonly percentAbove: number };
  readonly tenancy: "shared" | "dedicated";
  /** EBS volumes of each instance, as far as the launch template lists them. */
  readonly volumes: readonly Volume[];
}

/**
 * The Auto Scaling group that a capacity provider names, by name or ARN, if the Assembly has it.
 * Source: EC2 Auto Scaling API, CreateAutoScalingGroup; EC2 API, CreateLaunchTemplate.
 */
export function groupFacts({ autoScalingGroups = {} }: Assembly, arnOrName: string): GroupFacts | undefined {
  const name = /autoScalingGroupName\/(.+)$/.exec(arnOrName)?.[1] ?? arnOrName;
  if (!Object.hasOwn(autoScalingGroups, name)) return undefined;
  const { autoScalingGroup: group, launchTemplate } = autoScalingGroups[name]!;
  const data = launchTemplate.LaunchTemplateData;
  const { LaunchTemplate: mixed, InstancesDistribution: distribution } = group.MixedInstancesPolicy ?? {};
  const overrides = mixed?.Overrides?.flatMap(({ InstanceType }) => InstanceType ?? []) ?? [];
  const tenancy = data.Placement?.Tenancy;
  const spotOnly = data.InstanceMarketOptions?.MarketType === "spot";
  return {
    name,
    types: overrides.length > 0 ? overrides : data.InstanceType === undefined ? [] : [data.InstanceType],
    minimum: group.MinSize,
    desired: group.DesiredCapacity,
    maximum: group.MaxSize,
    zones: group.AvailabilityZones ?? subnetsAsZones(group.VPCZoneIdentifier),
    onDemand: {
      base: spotOnly ? 0 : (distribution?.OnDemandBaseCapacity ?? 0),
      percentAbove: spotOnly ? 0 : (distribution?.OnDemandPercentageAboveBaseCapacity ?? 100),
    },
    tenancy: tenancy === "dedicated" || tenancy === "host" ? "dedicated" : "shared",
    volumes: data.BlockDeviceMappings?.flatMap(({ Ebs }) => volumeOf(Ebs)) ?? [],
  };
}

function subnetsAsZones(subnets = ""): readonly string[] {
  return subnets.split(",").map((_, at) => `zone-${at + 1}`);
}

interface Ebs {
  readonly VolumeSize?: number | undefined;
  readonly VolumeType?: string | undefined;
  readonly Iops?: number | undefined;
  readonly Throughput?: number | undefined;
}

function volumeOf({ VolumeSize: sizeGb, VolumeType: type = DEFAULT_VOLUME_TYPE, Iops: iops, Throughput: throughput }: Ebs = {}): Volume[] {
  return sizeGb === undefined ? [] : [{ type, sizeGb, iops, throughput }];
}
