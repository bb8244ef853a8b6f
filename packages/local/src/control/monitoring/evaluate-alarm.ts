import type { Place, Wire } from "@stowage/model";
import type { MetricAlarm, StateValue } from "@stowage/model/cloudwatch";
import type { View } from "../../state/view.js";
import type { Series } from "./metric-math.js";
import { metricNameOf, runQueries } from "./metric-queries.js";
import { metricKey } from "./metric-key.js";
import { periodsOf, statisticOf } from "./statistics.js";

/** What an alarm's data say. */
export interface Verdict {
  /** Undefined: the state stays as it is. */
  readonly state: StateValue | undefined;
  readonly reason: string;
  /** The values that were judged, newest first. */
  readonly recent: readonly number[];
  /** Where the newest of them begins. */
  readonly newestAt?: number | undefined;
}

/** Periods beyond the evaluation periods whose data may stand in for missing ones. Source: as below, whose example has two; otherwise our choice. */
const SPARE = 2;

/**
 * Judges an alarm by the periods that are over. With data for as many periods as it has evaluation periods, that alone decides; otherwise
 * what is missing counts as the alarm says.
 * Source: CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data", with its tables and its rule against premature alarms.
 */
export function evaluateAlarm(view: View, place: Place, alarm: Wire<MetricAlarm>, now: number): Verdict {
  const periodMs = 1000 * periodOf(alarm);
  const periods = alarm.EvaluationPeriods ?? 1;
  const end = Math.floor(now / periodMs) * periodMs;
  const from = end - (periods + SPARE) * periodMs;
  const series = seriesOf(view, place, alarm, { from, to: end });
  // The newest period first; undefined where there are no data.
  const values = Array.from({ length: periods + SPARE }, (_, i) => series.get(end - (i + 1) * periodMs));
  const known = values.flatMap((value, i) => (value === undefined ? [] : [{ value, age: i + 1 }])).slice(0, periods);
  const judged = known.map(({ value, age }) => ({ value, age, bad: breaches(alarm, value) }));
  const recent = known.map(({ value }) => value);
  const newestAt = known[0] && end - known[0].age * periodMs;
  const state = judge(alarm, periods, judged);
  return { state, recent, newestAt, reason: reasonFor(alarm, state, judged, end, periodMs) };
}

/** Seconds. */
export function periodOf(alarm: Wire<MetricAlarm>): number {
  return alarm.Period ?? Math.max(60, ...(alarm.Metrics ?? []).map(({ Period, MetricStat }) => Period ?? MetricStat?.Period ?? 60));
}

function seriesOf(view: View, place: Place, alarm: Wire<MetricAlarm>, span: { readonly from: number; readonly to: number }): Series {
  if (alarm.Metrics?.length) {
    const id = alarm.Metrics.find(({ ReturnData }) => ReturnData !== false)?.Id ?? "";
    return runQueries(view, place, alarm.Metrics, span).get(id) ?? new Map<number, number>();
  }
  const statistic = alarm.Statistic ?? alarm.ExtendedStatistic ?? "Average";
  const points = periodsOf(view, metricKey(place, metricNameOf(alarm)), 1000 * periodOf(alarm), span.from, span.to, alarm.Unit);
  return new Map(
    points.flatMap((point) => {
      const value = statisticOf(point, statistic);
      return value === undefined ? [] : [[point.at, value]];
    }),
  );
}

interface Judged {
  readonly value: number;
  /** 1: the newest period. */
  readonly age: number;
  readonly bad: boolean;
}

function judge(
  { DatapointsToAlarm, TreatMissingData = "missing" }: Wire<MetricAlarm>,
  periods: number,
  judged: readonly Judged[],
): StateValue | undefined {
  const needed = DatapointsToAlarm ?? periods;
  const bad = judged.filter((one) => one.bad);
  const missing = periods - judged.length;
  if (bad.length >= needed) return "ALARM";
  if (missing === 0) return "OK";
  if (TreatMissingData === "breaching") return bad.length + missing >= needed ? "ALARM" : "OK";
  if (TreatMissingData === "notBreaching") return "OK";
  if (judged.length === 0) return TreatMissingData === "ignore" ? undefined : "INSUFFICIENT_DATA";
  const oldest = bad.at(-1);
  if (oldest === undefined) return "OK";
  const onlyBadSince = judged.every((one) => one.bad || one.age > oldest.age);
  if (TreatMissingData === "missing" && onlyBadSince && oldest.age >= needed) return "ALARM";
  return judged.length - bad.length > periods - needed ? "OK" : undefined;
}

const comparisons = {
  GreaterThanThreshold: { holds: (a: number, b: number) => a > b, words: "greater than the threshold" },
  GreaterThanOrEqualToThreshold: { holds: (a: number, b: number) => a >= b, words: "greater than or equal to the threshold" },
  LessThanThreshold: { holds: (a: number, b: number) => a < b, words: "less than the threshold" },
  LessThanOrEqualToThreshold: { holds: (a: number, b: number) => a <= b, words: "less than or equal to the threshold" },
} as const;

function comparisonOf({ ComparisonOperator: operator }: Wire<MetricAlarm>): (typeof comparisons)[keyof typeof comparisons] {
  return comparisons[operator as keyof typeof comparisons] ?? comparisons.GreaterThanThreshold;
}

function breaches(alarm: Wire<MetricAlarm>, value: number): boolean {
  return comparisonOf(alarm).holds(value, alarm.Threshold ?? 0);
}

/** In the manner of CloudWatch's own reasons. */
function reasonFor(
  alarm: Wire<MetricAlarm>,
  state: StateValue | undefined,
  judged: readonly Judged[],
  end: number,
  periodMs: number,
): string {
  const count = judged.length;
  if (state === "INSUFFICIENT_DATA" || count === 0) {
    return `Insufficient Data: no datapoints were received for ${alarm.EvaluationPeriods ?? 1} period(s).`;
  }
  const shown = judged.map(({ value, age }) => `${decimal(value)} (${shortTime(end - age * periodMs)})`).join(", ");
  const bad = judged.filter((one) => one.bad).length;
  const agreeing = state === "ALARM" ? bad : count - bad;
  const verb = `${agreeing === 1 ? "was" : "were"}${state === "ALARM" ? "" : " not"}`;
  return `Threshold Crossed: ${agreeing} out of the last ${count} datapoints [${shown}] ${verb} ${comparisonOf(alarm).words} (${decimal(alarm.Threshold ?? 0)}).`;
}

function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function shortTime(at: number): string {
  const [date = "", time = ""] = new Date(at).toISOString().split("T");
  const [year = "", month = "", day = ""] = date.split("-");
  return `${day}/${month}/${year.slice(2)} ${time.slice(0, 8)}`;
}
