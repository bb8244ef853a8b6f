import type { SimulatedLoad } from "@stowage/model/inputs";

/** Requests a second to a service at a time, in milliseconds since the beginning (for shapes: since midnight of its day, UTC). */
export type LoadCurve = (sinceStartMs: number) => number;

export interface CurveOptions {
  /** The service's tasks at the beginning. */
  readonly desired: number;
  readonly requestsPerTask: number;
  /** Milliseconds since 1970. */
  readonly start: number;
}

/**
 * What a name stands for, in shares of what the tasks at the beginning serve at 100 % CPU (our choice): a day between a fifth and one and a half times
 * that, a spike from three tenths to three times.
 */
const NAMED = { daily: { low: 0.2, high: 1.5 }, spike: { base: 0.3, peak: 3 } } as const;

/**
 * The load as a function of time.
 *
 * @example
 * curveOf({ shape: "daily", low: 10, high: 200 }, { desired: 2, requestsPerTask: 100, start })(12 * 3_600_000)
 */
export function curveOf(load: SimulatedLoad, options: CurveOptions): LoadCurve {
  const { desired, requestsPerTask, start } = options;
  const all = desired * requestsPerTask;
  if (load === "daily") return curveOf({ shape: "daily", low: NAMED.daily.low * all, high: NAMED.daily.high * all }, options);
  if (load === "spike") return curveOf({ shape: "spike", base: NAMED.spike.base * all, peak: NAMED.spike.peak * all }, options);
  if ("values" in load) {
    const { values, periodSeconds, unit, tasks = desired } = load;
    // Percent of as many tasks as were measured, as requests.
    const factor = unit === "cpu" ? (tasks * requestsPerTask) / 100 : 1;
    return (since) => values[Math.floor(since / (periodSeconds * 1000)) % values.length]! * factor;
  }
  if (load.shape === "constant") return () => load.requests;
  const midnight = start % DAY_MS;
  const hourOf = (since: number): number => ((since + midnight) % DAY_MS) / HOUR_MS;
  if (load.shape === "daily") {
    const { low, high, peakHour = 14 } = load;
    return (since) => low + ((high - low) * (1 + Math.cos(((hourOf(since) - peakHour) / 24) * 2 * Math.PI))) / 2;
  }
  const { base, peak, atHour = 12, rampMinutes = 2, holdMinutes = 60 } = load;
  return (since) => {
    const minutes = ((hourOf(since) - atHour + 24) % 24) * 60;
    const rising = minutes / rampMinutes;
    const falling = (2 * rampMinutes + holdMinutes - minutes) / rampMinutes;
    return base + (peak - base) * Math.max(0, Math.min(1, rising, falling));
  };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
