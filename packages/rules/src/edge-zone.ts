import type { PlacementConstraint } from "@stowage/model/ecs";

/**
 * The Local Zone or Wavelength Zone that constraints place tasks in, in words; undefined if they name none. Zones are known by the way they
 * are named (`us-west-2-lax-1a`, `us-east-1-wl1-bos-wlz-1`): the model's list of them is not loaded for it.
 */
export function edgeZoneOf(constraints: readonly Partial<PlacementConstraint>[]): string | undefined {
  for (const { type, expression = "" } of constraints) {
    if (type !== "memberOf") continue;
    const [, text = ""] = /attribute:ecs\.availability-zone\s*(?:==|equals|in)\s*(\[[^\]]*\]|\S+)/.exec(expression) ?? [];
    const zones = text.replaceAll(/[[\]'"\s]/g, "").split(",");
    const [first = ""] = zones;
    // Where one of several is an Availability Zone, tasks may be placed in that.
    if (zones.every((zone) => wavelengthZone.test(zone))) return `the Wavelength Zone ${first}`;
    if (zones.every((zone) => localZone.test(zone) || wavelengthZone.test(zone))) return `the Local Zone ${first}`;
  }
  return undefined;
}

const localZone = /^[a-z]{2}(?:-[a-z]+)+-\d-[a-z]{3}-\d+[a-z]$/;
const wavelengthZone = /^[a-z]{2}(?:-[a-z]+)+-\d-[a-z0-9-]*wlz-?\d+$/;
