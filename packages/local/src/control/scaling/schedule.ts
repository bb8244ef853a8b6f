import { readCron } from "@stowage/model/schedule";

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
  const cron = readCron(inner);
  if (typeof cron === "string") return { due: () => false };
  return {
    due(minute) {
      const at = local(minute);
      return cron.minutes.includes(at.minute) && cron.hours.includes(at.hour) && cron.on(at);
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
    return { text, minute, hour, day, month, year };
  };
}
