/** Where besides Availability Zones a type is offered. */
export type EdgeLocation = "outposts" | "local-zone" | "wavelength";

/**
 * Families on Outposts racks, first and second generation. Source: AWS Outposts User Guide, "What is AWS Outposts?" for second-generation racks,
 * stored copy of 2026.
 */
const OUTPOSTS = ["m5", "c5", "r5", "g4dn", "m7i", "c7i", "r7i", "m8i", "c8i", "r8i", "bmn-sf2e", "bmn-cx2"];

/**
 * Families on Outposts servers. Source: AWS Outposts User Guide for servers (1U: c6gd.16xlarge, 2U: c6id.32xlarge), general knowledge of 2023; not checked
 * against a stored copy.
 */
const OUTPOSTS_SERVERS = ["c6gd.16xlarge", "c6id.32xlarge"];

/**
 * Families seen in Local Zones. AWS publishes a table per location that no stored copy has, so this list is not complete: c5d from openshift/hive ("in the
 * most locations"), c5 from an example for Perth, c7i, m7i and r7i from a reading for Istanbul, all read 2026-11.
 */
const LOCAL_ZONES = ["c5", "c5d", "c7i", "m7i", "r7i"];

/** Types in Wavelength Zones. Source: AWS Wavelength Developer Guide, quotas and considerations, as several public repositories quote it, read 2026-11. */
const WAVELENGTH = ["t3.medium", "t3.xlarge", "r5.2xlarge", "g4dn.2xlarge"];

/** Where a type is offered besides Availability Zones, as far as is known; an absent location says nothing. */
export function edgeLocationsOf(type: string): readonly EdgeLocation[] {
  const family = type.slice(0, type.indexOf("."));
  const found: EdgeLocation[] = [];
  if (OUTPOSTS.includes(family) || OUTPOSTS_SERVERS.includes(type)) found.push("outposts");
  if (LOCAL_ZONES.includes(family)) found.push("local-zone");
  if (WAVELENGTH.includes(type)) found.push("wavelength");
  return found;
}
