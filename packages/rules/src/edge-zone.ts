import type { PlacementConstraint } from "@stowage/model/ecs";
import { findZone } from "@stowage/model/regions";
import { queryOf, zonesOf } from "./queries.js";

/** The Local Zone or Wavelength Zone that constraints place tasks in, in words; undefined if they name none, or an Availability Zone as well. */
export function edgeZoneOf(constraints: readonly Partial<PlacementConstraint>[]): string | undefined {
  const terms = constraints.map(queryOf).filter((query) => query !== undefined);
  const zones = (terms.length > 0 && zonesOf({ kind: "and", terms })) || [];
  const kinds = new Set(zones.map((zone) => findZone(zone)?.kind));
  // Where one of several is an Availability Zone, tasks may be placed in that.
  if (kinds.size === 0 || kinds.has("availability-zone") || kinds.has(undefined)) return undefined;
  return kinds.has("local-zone")
    ? `the Local Zone ${zones.find((zone) => findZone(zone)?.kind === "local-zone")}`
    : `the Wavelength Zone ${zones[0]}`;
}
