import { Money } from "../money.js";

const SECONDS: { readonly [unit: string]: number } = { minute: 60, hour: 3600, day: 86_400 };

/**
 * How often a schedule starts its task within so many hours, on average: `rate(5 minutes)`, `at(2026-12-01T03:00:00)`.
 * Undefined for a `cron()`, whose runs depend on the calendar, and for what is no schedule.
 * Source: EventBridge Scheduler User Guide, "Schedule types".
 */
export function runsOf(schedule: string, hours: Money): Money | undefined {
  if (/^at\(.+\)$/.test(schedule)) return new Money(1);
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule);
  if (!rate || Number(rate[1]) === 0) return undefined;
  return hours.times(3600).div(new Money(rate[1]!).times(SECONDS[rate[2]!]!));
}
