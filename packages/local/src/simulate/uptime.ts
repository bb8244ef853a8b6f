import { commitmentOf } from "@stowage/placement";
import type { ServiceBook } from "./book.js";
import type { MonthlyUptime, Uptime } from "./result.js";

export interface UptimeInput {
  readonly book: Pick<ServiceBook, "downtimes">;
  readonly start: number;
  readonly end: number;
  /** Minutes by month in which fewer tasks ran than the minimum healthy percent asks for. */
  readonly belowMinimum: ReadonlyMap<string, number>;
  /** In how many zones its tasks ran for most of the time. */
  readonly zones: number;
}

/**
 * A service's uptime by calendar month against the Compute SLA: down is the time in which none of its tasks ran, as the SLA counts it; what of a month
 * was not simulated counts as up. Source: Amazon Compute Service Level Agreement (Region-level and instance-level), see `commitmentOf`.
 */
export function uptimeOf({ book, start, end, belowMinimum, zones }: UptimeInput): Uptime {
  const commitment = commitmentOf(zones);
  const months = monthsBetween(start, end).map(({ month, from, to }): MonthlyUptime => {
    const down = book.downtimes.reduce((sum, time) => sum + Math.max(0, Math.min(time.to, to) - Math.max(time.from, from)), 0);
    const uptimePercent = rounded(100 * (1 - down / (to - from)));
    return {
      month,
      simulatedHours: rounded((Math.min(to, end) - Math.max(from, start)) / 3_600_000),
      downSeconds: rounded(down / 1000),
      minutesBelowMinimum: belowMinimum.get(month) ?? 0,
      uptimePercent,
      met: uptimePercent >= commitment.monthlyUptimePercent,
    };
  });
  return { commitment, months };
}

/** `2026-01` for a time. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

function monthsBetween(start: number, end: number): { month: string; from: number; to: number }[] {
  const months = [];
  for (let from = firstOf(start, 0); from < end; from = firstOf(from, 1)) months.push({ month: monthOf(from), from, to: firstOf(from, 1) });
  return months;
}

function firstOf(at: number, plus: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + plus, 1);
}

function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
