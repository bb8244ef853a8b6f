import type { Assembly, JsonValue } from "@stowage/model";
import { isObject } from "@stowage/model";
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
  const data = objectOf(launchTemplate["LaunchTemplateData"]);
  const mixed = objectOf(group["MixedInstancesPolicy"]);
  const distribution = objectOf(mixed["InstancesDistribution"]);
  const overrides = listOf(objectOf(mixed["LaunchTemplate"])["Overrides"]).map((override) => objectOf(override)["InstanceType"]);
  const types = [...new Set([...overrides, data["InstanceType"]].filter((type) => typeof type === "string"))];
  const spotOnly = objectOf(data["InstanceMarketOptions"])["MarketType"] === "spot";
  return {
    name,
    types: overrides.length > 0 ? types.slice(0, overrides.length) : types,
    minimum: numberOf(group["MinSize"]) ?? 0,
    desired: numberOf(group["DesiredCapacity"]),
    maximum: numberOf(group["MaxSize"]) ?? Infinity,
    zones: zonesOf(group),
    onDemand: spotOnly
      ? { base: 0, percentAbove: 0 }
      : {
          base: numberOf(distribution["OnDemandBaseCapacity"]) ?? 0,
          percentAbove: numberOf(distribution["OnDemandPercentageAboveBaseCapacity"]) ?? 100,
        },
    tenancy: ["dedicated", "host"].includes(String(objectOf(data["Placement"])["Tenancy"])) ? "dedicated" : "shared",
    volumes: listOf(data["BlockDeviceMappings"]).flatMap((mapping) => volumeOf(objectOf(objectOf(mapping)["Ebs"]))),
  };
}

function zonesOf(group: { readonly [member: string]: JsonValue }): readonly string[] {
  const zones = listOf(group["AvailabilityZones"]).filter((zone) => typeof zone === "string");
  if (zones.length > 0) return zones;
  const subnets = typeof group["VPCZoneIdentifier"] === "string" ? group["VPCZoneIdentifier"].split(",") : [""];
  return subnets.map((_, at) => `zone-${at + 1}`);
}

function volumeOf(ebs: { readonly [member: string]: JsonValue }): Volume[] {
  const sizeGb = numberOf(ebs["VolumeSize"]);
  if (sizeGb === undefined) return [];
  const type = typeof ebs["VolumeType"] === "string" ? ebs["VolumeType"] : DEFAULT_VOLUME_TYPE;
  return [{ type, sizeGb, iops: numberOf(ebs["Iops"]), throughput: numberOf(ebs["Throughput"]) }];
}

function objectOf(value: JsonValue | undefined): { readonly [member: string]: JsonValue } {
  return isObject(value) ? (value as { readonly [member: string]: JsonValue }) : {};
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function numberOf(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
