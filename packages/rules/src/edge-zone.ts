import type { PlacementConstraint } from "@stowage/model/ecs";
import { queryOf, zonesOf } from "./queries.js";

/**
 * The Local Zone or Wavelength Zone that constraints place tasks in, in words; undefined if they name none, or an Availability Zone as well.
 * Zones are known by the way they are named (`us-west-2-lax-1a`, `us-east-1-wl1-bos-wlz-1`): the model's list of them is not loaded for it.
 */
export function edgeZoneOf(constraints: readonly Partial<PlacementConstraint>[]): string | undefined {
  const terms = constraints.map(queryOf).filter((query) => query !== undefined);
  const zones = terms.length === 0 ? undefined : zonesOf({ kind: "and", terms });
  const first = zones?.[0];
  if (zones === undefined || first === undefined) return undefined;
  // Where one of several is an Availability Zone, tasks may be placed in that.
  if (zones.every((zone) => wavelengthZone.test(zone))) return `the Wavelength Zone ${first}`;
  return zones.every((zone) => localZone.test(zone) || wavelengthZone.test(zone)) ? `the Local Zone ${first}` : undefined;
}

const localZone = /^[a-z]{2}(?:-[a-z]+)+-\d-[a-z]{3}-\d+[a-z]$/;
const wavelengthZone = /^[a-z]{2}(?:-[a-z]+)+-\d-[a-z0-9-]*wlz-?\d+$/;
