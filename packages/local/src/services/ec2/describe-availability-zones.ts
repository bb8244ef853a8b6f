import type { DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResult } from "@stowage/model/ec2";
import { operation, type Operation } from "../operation.js";
import { findRegion } from "@stowage/model/regions";
import { AwsException } from "../aws-exception.js";
import { defaultSubnets } from "./default-vpc.js";
import { filtered, type Filterable } from "./filters.js";

export const describeAvailabilityZones: Operation<DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResult> = operation(
  "DescribeAvailabilityZones",
  ({ input, place }) => {
    const zones = defaultSubnets(place).map(({ zone }, i) => ({
      ZoneName: zone,
      ZoneId: zoneIds(place.region)[i],
      ZoneType: "availability-zone",
      RegionName: place.region,
      GroupName: place.region,
      NetworkBorderGroup: place.region,
      State: "available" as const,
      OptInStatus: "opt-in-not-required" as const,
      Messages: [],
    }));
    const wanted = zones.filter(({ ZoneName, ZoneId }) => {
      const { ZoneNames: names = [], ZoneIds: ids = [] } = input;
      return (names.length === 0 || names.includes(ZoneName)) && (ids.length === 0 || (ZoneId !== undefined && ids.includes(ZoneId)));
    });
    const missing = input.ZoneNames?.find((name) => !zones.some(({ ZoneName }) => ZoneName === name));
    if (missing !== undefined) throw new AwsException("InvalidParameterValue", `Invalid availability zone: [${missing}]`);
    return { output: { AvailabilityZones: [...filtered(wanted, input.Filters, fields, names)] } };
  },
);

const names = ["region-name", "zone-name", "zone-id", "zone-type", "state", "group-name", "opt-in-status"];

function fields(zone: {
  readonly ZoneName: string;
  readonly ZoneId: string | undefined;
  readonly RegionName: string;
  readonly ZoneType: string;
  readonly State: string;
  readonly GroupName: string;
  readonly OptInStatus: string;
}): Filterable {
  return {
    "region-name": [zone.RegionName],
    "zone-name": [zone.ZoneName],
    "zone-id": [zone.ZoneId],
    "zone-type": [zone.ZoneType],
    state: [zone.State],
    "group-name": [zone.GroupName],
    "opt-in-status": [zone.OptInStatus],
  };
}

/** Which id a zone's name has differs between accounts: here they go in order. */
function zoneIds(region: string): readonly string[] {
  return findRegion(region)?.zones ?? [];
}
