import { findZone } from "@stowage/model/regions";
import type { Ledger } from "../estimate/ledger.js";
import type { Money } from "../money.js";

/** How instances are bought, and what makes their price differ from that of a shared Linux instance in the region. */
export interface Purchase {
  readonly spot?: boolean;
  readonly windows?: boolean;
  readonly dedicated?: boolean;
  readonly zone?: string | undefined;
}

/** The lines of instances of a type. @param hours Instance-hours. */
export function addInstances(ledger: Ledger, resource: string, type: string, hours: Money, purchase: Purchase = {}): void {
  const zone = purchase.zone === undefined ? undefined : zoneGroupOf(purchase.zone);
  const variant = [purchase.windows && "windows", purchase.dedicated && "dedicated"].filter(Boolean).join("/");
  const key = [variant, zone].filter(Boolean).join(":");
  ledger.add(resource, `${purchase.spot ? "ec2-spot" : "ec2"}.${type}`, hours, key === "" ? undefined : key);
  if (purchase.spot && !hours.isZero()) ledger.assume("Spot prices of EC2 move; carried ones are snapshots of the date that is given.");
}

/**
 * Local Zones and Wavelength Zones have prices of their own: the zone's name without its last letter, `us-west-2-lax-1` of `us-west-2-lax-1a`.
 * Undefined for an Availability Zone, whose price is the region's.
 */
export function zoneGroupOf(zone: string): string | undefined {
  const kind = findZone(zone)?.kind;
  return kind === "local-zone" || kind === "wavelength-zone" ? zone.replace(/[a-z]$/, "") : undefined;
}
