import { readCron, type Cron } from "@stowage/model/schedule";
import { Money } from "../money.js";

const SECONDS: { readonly [unit: string]: number } = { minute: 60, hour: 3600, day: 86_400 };

/**
 * How often a schedule starts its task within so many hours, on average over the years: `rate(5 minutes)`, `at(2026-12-01T03:00:00)`,
 * `cron(0 3 ? * MON-FRI *)`. Undefined for a `cron()` of certain years, and for what is no schedule.
 * Source: EventBridge Scheduler User Guide, "Schedule types".
 */
export function runsOf(schedule: string, hours: Money): Money | undefined {
  const [, kind, inner = ""] = /^(at|rate|cron)\((.+)\)$/.exec(schedule.trim()) ?? [];
  if (kind === "at") return new Money(1);
  if (kind === "cron") {
    const cron = readCron(inner);
    return typeof cron === "string" || !cron.everyYear ? undefined : hours.times(runsPerCycle(cron)).div(CYCLE_DAYS * 24);
  }
  const rate = /^(\d+) (minute|hour|day)s?$/.exec(inner);
  if (!rate || Number(rate[1]) === 0) return undefined;
  return hours.times(3600).div(new Money(rate[1]!).times(SECONDS[rate[2]!]!));
}

/** After 28 years the calendar's weekdays and leap years come again. */
const CYCLE_DAYS = 28 * 365 + 7;
const CYCLE_START = Date.UTC(2001, 0, 1);

function runsPerCycle(cron: Cron): number {
  let days = 0;
  for (let i = 0; i < CYCLE_DAYS; i++) {
    const at = new Date(CYCLE_START + i * 86_400_000);
    if (cron.on({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() })) days++;
  }
  return days * cron.hours.length * cron.minutes.length;
}
