import type { DescribeRegionsRequest, DescribeRegionsResult } from "@stowage/model/ec2";
import { operation, type Operation } from "../operation.js";
import { partitionOf } from "@stowage/model";
import { findPartition, regionCodes } from "@stowage/model/regions";
import { AwsException } from "../aws-exception.js";
import { filtered } from "./filters.js";

export const describeRegions: Operation<DescribeRegionsRequest, DescribeRegionsResult> = operation("DescribeRegions", ({ input }) => {
  const all = regionCodes().map((RegionName) => ({
    RegionName,
    Endpoint: `ec2.${RegionName}.${findPartition(partitionOf(RegionName))?.dnsSuffix ?? "amazonaws.com"}`,
    OptInStatus: "opt-in-not-required",
  }));
  const wanted = input.RegionNames?.length ? all.filter(({ RegionName }) => input.RegionNames!.includes(RegionName)) : all;
  const missing = input.RegionNames?.find((name) => !all.some(({ RegionName }) => RegionName === name));
  if (missing !== undefined) throw new AwsException("InvalidParameterValue", `Region not found: ${missing}`);
  const chosen = filtered(wanted, input.Filters, (one) => ({ "region-name": [one.RegionName], endpoint: [one.Endpoint] }), [
    "region-name",
    "endpoint",
  ]);
  return { output: { Regions: [...chosen] } };
});
