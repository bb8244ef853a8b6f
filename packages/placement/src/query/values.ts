import type { Operator, Subject } from "@stowage/model";
import { compileRegex, RegexError } from "../regex/regex.js";

/** What is wrong with a value for this subject and operator, and at which of its characters; or undefined. */
export function checkValue(
  subject: Subject,
  operator: Operator,
  value: string,
): { readonly problem: string; readonly index: number } | undefined {
  if (operator === "=~" || operator === "!~") return checkRegex(value);
  const problem = problemOf(subject, value);
  return problem === undefined ? undefined : { problem, index: 0 };
}

function checkRegex(value: string): { readonly problem: string; readonly index: number } | undefined {
  try {
    compileRegex(value);
    return undefined;
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    return { problem: `The regular expression cannot be read: ${error.message}`, index: error.index };
  }
}

function problemOf({ kind }: Subject, value: string): string | undefined {
  switch (kind) {
    case "agentConnected":
      return value === "true" || value === "false" ? undefined : "`agentConnected` is `true` or `false`";
    case "agentVersion":
      return parseVersion(value) ? undefined : "Expected a version such as `1.14.5`";
    case "registeredAt":
      return parseDate(value) === undefined ? "Expected a date such as `2018-06-18T22:28:28Z` or `2018-06-18`" : undefined;
    case "runningTasksCount":
      return /^\d{1,9}$/.test(value) ? undefined : "Expected a whole number of tasks";
    default:
      return undefined;
  }
}

/** The numbers of a dotted version, a leading `v` ignored. */
export function parseVersion(text: string): readonly number[] | undefined {
  return /^v?\d{1,9}(\.\d{1,9})*$/.test(text) ? text.replace("v", "").split(".").map(Number) : undefined;
}

/** Negative, 0 or positive as `a` is older than, equal to or newer than `b`; missing parts count as 0. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/;

/** Milliseconds since 1970 of a date in one of the guide's four forms; without a zone it is UTC (our choice). */
export function parseDate(text: string): number | undefined {
  const parts = DATE.exec(text);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 60) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second) - offsetOf(parts[7]);
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function offsetOf(zone: string | undefined): number {
  if (!zone || zone === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}
