import { catalogue, regionCodes } from "./catalogue.js";

export type ZoneKind = "availability-zone" | "local-zone" | "wavelength-zone";

/** What a zone's name or id says. */
export interface Zone {
  readonly kind: ZoneKind;
  readonly region: string;
}

/**
 * The kind and the region of a zone, by its name (`us-east-1a`, `us-west-2-lax-1a`, `us-east-1-wl1-bos-wlz-1`, `eu-west-3-cmn-wlz-1a`) or
 * its id (`use1-az1`, `usw2-lax1-az1`, `use1-wl1-bos-wlz1`). Zones that opened after this version are known by the way they are named;
 * undefined: not a zone.
 *
 * @example
 * findZone("us-west-2-lax-1a"); // { kind: "local-zone", region: "us-west-2" }
 */
export function findZone(nameOrId: string): Zone | undefined {
  return zoneByName(nameOrId) ?? zoneById(nameOrId);
}

function zoneByName(name: string): Zone | undefined {
  const region = regionCodes().find((code) => name.startsWith(code) && /^(?:[a-z]$|-[a-z])/.test(name.slice(code.length)));
  if (region === undefined) return undefined;
  const rest = name.slice(region.length);
  if (/^[a-z]$/.test(rest)) return { kind: "availability-zone", region };
  if (/^-[a-z]{3}-\d+[a-z]$/.test(rest)) return { kind: "local-zone", region };
  return /^-[a-z0-9-]*wlz-\d+[a-z]?$/.test(rest) ? { kind: "wavelength-zone", region } : undefined;
}

function zoneById(id: string): Zone | undefined {
  const prefix = id.slice(0, id.indexOf("-"));
  const [region] = Object.entries(catalogue().regions).find(([, { zones }]) => zones?.[0]?.startsWith(`${prefix}-az`)) ?? [];
  if (region === undefined) return undefined;
  const rest = id.slice(prefix.length);
  if (/^-az\d+$/.test(rest)) return { kind: "availability-zone", region };
  if (/^-[a-z]{3}\d+-az\d+$/.test(rest)) return { kind: "local-zone", region };
  return /^-[a-z0-9-]*-wlz\d+$/.test(rest) ? { kind: "wavelength-zone", region } : undefined;
}
