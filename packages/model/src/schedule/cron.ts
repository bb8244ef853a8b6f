/** A day of the calendar; `month` is 1 for January. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A cron expression, read: on which days, and at which hours and minutes of them. */
export interface Cron {
  /** Ascending, each once. */
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** Whether every year is meant. */
  readonly everyYear: boolean;
  on(day: CalendarDay): boolean;
}

/**
 * Reads the six fields of AWS's `cron(…)`: minutes, hours, day of the month, month, day of the week (1 is Sunday), year.
 * With names, lists, ranges that may go round the end (`FRI-MON`), steps, `L`, `W` and `#`; one of the two days is `?`.
 * Source: EventBridge Scheduler User Guide, "Schedule types in EventBridge Scheduler", cron-based schedules.
 *
 * @returns what was read, or what is wrong with it, in words.
 * @example
 * readCron("0 3 ? * MON-FRI *"); // { minutes: [0], hours: [3], … }
 */
export function readCron(fields: string): Cron | string {
  const parts = fields.trim().split(/\s+/);
  if (parts.length !== 6) return `cron(…) has six fields (minutes hours day-of-month month day-of-week year), not ${parts.length}`;
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = parts as [string, string, string, string, string, string];
  if ((dayOfMonth === "?") === (dayOfWeek === "?")) return "exactly one of the day of the month and the day of the week is ?";
  const sets = { minute: setOf(minute, MINUTE), hour: setOf(hour, HOUR), month: setOf(month, MONTH), year: setOf(year, YEAR) };
  const isDay = dayOfMonth === "?" ? weekdayTest(dayOfWeek) : dayTest(dayOfMonth);
  const wrong = Object.entries(sets).find(([, set]) => !set)?.[0] ?? (isDay ? undefined : "day");
  if (wrong !== undefined) {
    const text = { minute, hour, month, year, day: dayOfMonth === "?" ? dayOfWeek : dayOfMonth }[wrong];
    const name = wrong === "day" ? (dayOfMonth === "?" ? "day of the week" : "day of the month") : wrong;
    return `"${text}" is no ${name} of cron(…)`;
  }
  return {
    minutes: [...sets.minute!].toSorted(ascending),
    hours: [...sets.hour!].toSorted(ascending),
    everyYear: year === "*",
    on: (day) => sets.year!.has(day.year) && sets.month!.has(day.month) && isDay!(day),
  };
}

interface Field {
  readonly first: number;
  readonly last: number;
  /** Names of the first value and those after it. */
  readonly names?: readonly string[];
}

const MINUTE: Field = { first: 0, last: 59 };
const HOUR: Field = { first: 0, last: 23 };
const DAY: Field = { first: 1, last: 31 };
const MONTH: Field = { first: 1, last: 12, names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"] };
const WEEKDAY: Field = { first: 1, last: 7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] };
const YEAR: Field = { first: 1970, last: 2199 };

type DayTest = (day: CalendarDay) => boolean;

function setOf(text: string, field: Field): ReadonlySet<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const [, range = "", , step = "1"] = /^([^/]+)(\/(\d+))?$/.exec(part) ?? [];
    const [low = "", high, more] = range.split("-");
    const stepped = part.includes("/");
    const from = low === "*" ? field.first : valueOf(low, field);
    const to = low === "*" || (stepped && high === undefined) ? field.last : high === undefined ? from : valueOf(high, field);
    if (from === undefined || to === undefined || more !== undefined || Number(step) === 0 || (low === "*" && high !== undefined))
      return undefined;
    // That a range may go round the end of its field is our choice: AWS does not say.
    if (from > to && field === YEAR) return undefined;
    const end = from > to ? to + field.last - field.first + 1 : to;
    for (let value = from; value <= end; value += Number(step))
      values.add(value > field.last ? value - field.last + field.first - 1 : value);
  }
  return values;
}

function valueOf(text: string, { first, last, names }: Field): number | undefined {
  const index = names?.indexOf(text.toUpperCase()) ?? -1;
  const value = index >= 0 ? index + first : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= first && value <= last ? value : undefined;
}

function dayTest(text: string): DayTest | undefined {
  if (text === "L") return (at) => at.day === lastDayOf(at);
  const [, wanted] = /^(\d+)W$/.exec(text) ?? [];
  if (wanted !== undefined) {
    const day = valueOf(wanted, DAY);
    return day === undefined ? undefined : (at) => at.day === nearestWorkday(day, at);
  }
  const days = setOf(text, DAY);
  return days && ((at) => days.has(at.day));
}

function weekdayTest(text: string): DayTest | undefined {
  if (text === "L") return (at) => weekdayOf(at) === WEEKDAY.last;
  const [, lastOf] = /^(\w+)L$/.exec(text) ?? [];
  const [, nthOf, nth] = /^(\w+)#([1-5])$/.exec(text) ?? [];
  const single = lastOf ?? nthOf;
  if (single !== undefined) {
    const weekday = valueOf(single, WEEKDAY);
    if (weekday === undefined) return undefined;
    const week: DayTest = lastOf === undefined ? (at) => Math.ceil(at.day / 7) === Number(nth) : (at) => at.day + 7 > lastDayOf(at);
    return (at) => weekdayOf(at) === weekday && week(at);
  }
  const weekdays = setOf(text, WEEKDAY);
  return weekdays && ((at) => weekdays.has(weekdayOf(at)));
}

/** The working day nearest to a day, in the same month. */
function nearestWorkday(day: number, at: CalendarDay): number {
  const last = lastDayOf(at);
  if (day > last) return Number.NaN;
  const weekday = weekdayOf({ ...at, day });
  if (weekday === 7) return day === 1 ? 3 : day - 1;
  if (weekday === 1) return day === last ? day - 2 : day + 1;
  return day;
}

/** 1 is Sunday. */
function weekdayOf({ year, month, day }: CalendarDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

function lastDayOf({ year, month }: CalendarDay): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function ascending(a: number, b: number): number {
  return a - b;
}
