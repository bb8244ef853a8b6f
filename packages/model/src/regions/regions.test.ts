import { describe, expect, it } from "vitest";
import { partitionOf } from "../arn.js";
import { capacityPlaces } from "./capacity-places.js";
import { catalogue, findPartition, findRegion, regionCodes } from "./catalogue.js";
import { endpointHost } from "./endpoint.js";
import { findZone } from "./zone.js";

describe("the region catalogue", () => {
  it("has every region in the partition that ARNs say, and that partition's pattern takes it", () => {
    expect(regionCodes().length).toBeGreaterThanOrEqual(46);
    for (const code of regionCodes()) {
      const partition = findRegion(code)!.partition;
      expect([code, partitionOf(code)]).toEqual([code, partition]);
      expect(code).toMatch(new RegExp(findPartition(partition)!.regions));
    }
  });

  it("does not know what is none", () => {
    expect(findRegion("us-east-9")).toBeUndefined();
    expect(findRegion("constructor")).toBeUndefined();
    expect(findPartition("aws-moon")).toBeUndefined();
  });

  it("says where Fargate is only in some zones", () => {
    expect(findRegion("us-west-1")?.fargateZones).toEqual(["usw1-az1", "usw1-az3"]);
    expect(findRegion("eu-west-1")?.fargateZones).toBeUndefined();
  });
});

describe("the host of an endpoint", () => {
  it.each([
    ["ecs", "eu-west-1", {}, "ecs.eu-west-1.amazonaws.com"],
    ["ecs", "cn-north-1", {}, "ecs.cn-north-1.amazonaws.com.cn"],
    ["ecs", "cn-north-1", { dualStack: true }, "ecs.cn-north-1.api.amazonwebservices.com.cn"],
    ["ecs", "us-iso-east-1", {}, "ecs.us-iso-east-1.c2s.ic.gov"],
    ["ecs", "us-gov-west-1", { fips: true }, "ecs-fips.us-gov-west-1.amazonaws.com"],
    ["logs", "us-gov-west-1", { fips: true }, "logs.us-gov-west-1.amazonaws.com"],
    ["ecs", "us-east-1", { fips: true, dualStack: true }, "ecs-fips.us-east-1.api.aws"],
    ["ecs", "eu-west-1", { fips: true }, undefined],
    ["ecs", "eu-west-9", {}, "ecs.eu-west-9.amazonaws.com"],
    ["ecs", "moon", {}, undefined],
  ])("of %s in %s with %j is %s", (service, region, options, host) => expect(endpointHost(service, region, options)).toBe(host));
});

describe("a zone", () => {
  it.each([
    ["us-east-1a", "availability-zone", "us-east-1"],
    ["us-west-2-lax-1a", "local-zone", "us-west-2"],
    ["us-east-1-wl1-bos-wlz-1", "wavelength-zone", "us-east-1"],
    ["eu-west-3-cmn-wlz-1a", "wavelength-zone", "eu-west-3"],
    ["us-gov-west-1a", "availability-zone", "us-gov-west-1"],
    ["use1-az1", "availability-zone", "us-east-1"],
    ["euc1-ham1-az1", "local-zone", "eu-central-1"],
    ["euw3-cmn1-wlz1", "wavelength-zone", "eu-west-3"],
    ["usgw1-az3", "availability-zone", "us-gov-west-1"],
  ])("%s is a %s of %s", (zone, kind, region) => expect(findZone(zone)).toEqual({ kind, region }));

  it.each(["", "us-east-1", "us-east-1aa", "us-east-1-lax", "moon1-az1", "az1"])("%j is none", (zone) =>
    expect(findZone(zone)).toBeUndefined(),
  );

  it("of the catalogue is of the kind that it is listed as", () => {
    for (const [region, { zones = [], localZones = [], wavelengthZones = [], fargateZones = [] }] of Object.entries(catalogue().regions)) {
      for (const zone of zones) expect(findZone(zone)).toEqual({ kind: "availability-zone", region });
      for (const zone of localZones) expect(findZone(zone)).toEqual({ kind: "local-zone", region });
      for (const zone of wavelengthZones) expect(findZone(zone)).toEqual({ kind: "wavelength-zone", region });
      for (const zone of fargateZones) expect(zones).toContain(zone);
    }
  });
});

it("only Availability Zones have Fargate, and every place has its source", () => {
  for (const [place, { launchTypes, source, asOf }] of Object.entries(capacityPlaces)) {
    expect([place, launchTypes.includes("FARGATE")]).toEqual([place, place === "availability-zone"]);
    expect(source).not.toBe("");
    expect(asOf).toMatch(/^20\d\d-\d\d$/);
  }
});
