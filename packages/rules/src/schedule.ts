import { readCron } from "@stowage/model/schedule";

/**
 * What is wrong with a schedule of Application Auto Scaling or EventBridge Scheduler, in words; undefined for a right one.
 * Source: PutScheduledAction, member `Schedule`; EventBridge Scheduler, schedule types.
 *
 * @example
 * scheduleError("rate(1 hours)"); // '1 goes with "hour"'
 */
export function scheduleError(expression: string): string | undefined {
  const match = /^(at|rate|cron)\((.*)\)$/.exec(expression.trim());
  if (!match) return "it is none of at(…), rate(…) and cron(…)";
  const [, kind, inner = ""] = match;
  if (kind === "at")
    return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(inner) ? undefined : "at(…) takes a date and a time: at(2026-11-25T07:00:00)";
  return kind === "rate" ? rateError(inner) : cronError(inner);
}

function rateError(inner: string): string | undefined {
  const [, value = "", unit = ""] = /^(\d+) (minutes?|hours?|days?)$/.exec(inner) ?? [];
  if (value === "" || Number(value) === 0) return "rate(…) takes a number above 0 and minutes, hours or days";
  const singular = unit.replace(/s$/, "");
  if (Number(value) === 1) return unit === singular ? undefined : `1 goes with "${singular}"`;
  return unit === singular ? `${value} goes with "${singular}s"` : undefined;
}

function cronError(inner: string): string | undefined {
  const cron = readCron(inner);
  return typeof cron === "string" ? cron : undefined;
}
