import { catalogue, findPartition, findRegion } from "./catalogue.js";

/**
 * The host that a service answers at, as the SDKs put it together. Undefined if no partition has such a region, or if `fips` is asked
 * for and no FIPS 140 endpoint is listed. Source: botocore's endpoint rules of the six services that we speak, 2026-08.
 *
 * @param service the endpoint's prefix: `ecs`, `servicediscovery`, `application-autoscaling`, `monitoring`, `logs`, `elasticloadbalancing`
 * @example
 * endpointHost("ecs", "cn-north-1"); // "ecs.cn-north-1.amazonaws.com.cn"
 */
export function endpointHost(
  service: string,
  region: string,
  { fips = false, dualStack = false }: { readonly fips?: boolean; readonly dualStack?: boolean } = {},
): string | undefined {
  const partition = findPartition(findRegion(region)?.partition ?? partitionByPattern(region) ?? "");
  if (partition === undefined) return undefined;
  const suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
  if (!fips) return `${service}.${region}.${suffix}`;
  const host = findRegion(region)?.fips?.[service];
  return host === undefined || !dualStack ? host : `${service}-fips.${region}.${suffix}`;
}

function partitionByPattern(region: string): string | undefined {
  return Object.entries(catalogue().partitions).find(([, { regions }]) => new RegExp(regions).test(region))?.[0];
}
