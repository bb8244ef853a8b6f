/** A schedule of Application Auto Scaling, read: when does it come due? */
export interface Schedule {
  /** Whether it comes due in the minute that begins at `minute` (milliseconds since 1970, a whole minute). */
  due(minute: number): boolean;
}

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Reads `at(…)`, `rate(…)` and `cron(…)` with six fields. `rate` counts from `from`; a zone is for the other two.
 * Source: Application Auto Scaling API, PutScheduledAction `Schedule`, `Timezone`. The expression is taken to be right: the rules check that.
 *
 * @param timezone IANA name; default UTC.
 */
export function readSchedule(expression: string, from: number, timezone: string = "UTC"): Schedule {
  const [, kind, inner = ""] = /^(at|rate|cron)\((.*)\)$/.exec(expression.trim()) ?? [];
  if (kind === "rate") {
    const [, count = "1", unit = "minute"] = /^(\d+) (minute|hour|day)s?$/.exec(inner) ?? [];
    const every = Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
    return { due: (minute) => minute > from && (minute - from) % every < UNIT_MS.minute };
  }
  const local = localTime(timezone);
  if (kind === "at") return { due: (minute) => local(minute).text === inner.slice(0, 16) };
  const [minutes, hours, days, months, weekdays, years] = inner.split(/\s+/).map(String) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    due(minute) {
      const at = local(minute);
      return (
        matches(minutes, at.minute, 59) &&
        matches(hours, at.hour, 23) &&
        matches(months, at.month, 12, MONTHS) &&
        matches(years, at.year, 2199) &&
        (days === "?" || dayMatches(days, at)) &&
        (weekdays === "?" || weekdayMatches(weekdays, at))
      );
    },
  };
}

interface LocalTime {
  readonly text: string;
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  readonly year: number;
  /** 1 is Sunday. */
  readonly weekday: number;
  readonly lastDay: number;
}

function localTime(timezone: string): (minute: number) => LocalTime {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const [year, month, day, hour, minute] = ["year", "month", "day", "hour", "minute"].map((part) => Number(parts[part])) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const text = `${parts["year"]}-${parts["month"]}-${parts["day"]}T${parts["hour"]}:${parts["minute"]}`;
    const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
    return { text, minute, hour, day, month, year, weekday, lastDay: new Date(Date.UTC(year, month, 0)).getUTCDate() };
  };
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

function matches(field: string, value: number, last: number, names?: readonly string[]): boolean {
  return field.split(",").some((part) => {
    const [range = "", step] = part.split("/");
    const [low = "", high] = range.split("-");
    const from = low === "*" ? 0 : numberOf(low, names);
    const to = low === "*" || (step !== undefined && high === undefined) ? last : high === undefined ? from : numberOf(high, names);
    return value >= from && value <= to && (value - from) % Number(step ?? 1) === 0;
  });
}

function numberOf(text: string, names?: readonly string[]): number {
  const index = names?.indexOf(text.toUpperCase()) ?? -1;
  return index >= 0 ? index + 1 : Number(text);
}

function dayMatches(field: string, at: LocalTime): boolean {
  if (field === "L") return at.day === at.lastDay;
  const [, wanted] = /^(\d+)W$/.exec(field) ?? [];
  return wanted === undefined ? matches(field, at.day, 31) : at.day === nearestWeekday(Number(wanted), at);
}

/** The working day nearest to a day of this month. */
function nearestWeekday(day: number, at: LocalTime): number {
  const weekday = (((at.weekday - 1 + day - at.day) % 7) + 7) % 7;
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  if (weekday === 0) return day === at.lastDay ? day - 2 : day + 1;
  return day;
}

function weekdayMatches(field: string, at: LocalTime): boolean {
  const [, last] = /^(\w+)L$/.exec(field) ?? [];
  if (last !== undefined) return at.weekday === numberOf(last, WEEKDAYS) && at.day + 7 > at.lastDay;
  const [name = "", nth] = field.split("#");
  if (nth !== undefined) return at.weekday === numberOf(name, WEEKDAYS) && Math.ceil(at.day / 7) === Number(nth);
  return matches(field, at.weekday, 7, WEEKDAYS);
}
