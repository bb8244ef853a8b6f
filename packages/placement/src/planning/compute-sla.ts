/** What the AWS Compute SLA promises for a service. */
export interface Commitment {
  /** `multi-zone`: its tasks run in two Availability Zones or more. `single`: each task by itself. */
  readonly level: "multi-zone" | "single";
  readonly monthlyUptimePercent: number;
}

/**
 * Source: Amazon Compute Service Level Agreement of 25 May 2022: the Region-level commitment for tasks across two or more zones; for a task in one zone only the instance-level one
 * for the EC2 instance under it.
 */
const MULTI_ZONE_PERCENT = 99.99;
const SINGLE_PERCENT = 99.5;

/** A month of 730 hours, as prices have it. */
const MONTH_MINUTES = 730 * 60;

/**
 * Which promise applies to a service whose tasks run in so many zones.
 * @example commitmentOf(3) // { level: "multi-zone", monthlyUptimePercent: 99.99 }
 */
export function commitmentOf(zones: number): Commitment {
  return zones >= 2
    ? { level: "multi-zone", monthlyUptimePercent: MULTI_ZONE_PERCENT }
    : { level: "single", monthlyUptimePercent: SINGLE_PERCENT };
}

/** The uptime of a month with so many minutes of downtime, percent. */
export function uptimePercent(downtimeMinutes: number): number {
  return 100 * (1 - Math.min(downtimeMinutes, MONTH_MINUTES) / MONTH_MINUTES);
}
