import type { MetricPoint } from "../../state/monitoring-rows.js";
import type { View } from "../../state/view.js";
import { mergePoints } from "./metric-points.js";
import { hourKey } from "./record-points.js";
import { HOUR_MS } from "./retention.js";

/** The statistics of a metric that are computed here, beside percentiles (`p95`, `p99.9`). */
const simpleStatistics = ["Average", "Sum", "Minimum", "Maximum", "SampleCount"] as const;

/** A metric's data from `from` up to, not including, `to`, put together by periods that begin at whole multiples of it; without gaps filled. */
export function periodsOf(view: View, key: string, periodMs: number, from: number, to: number, unit?: string): readonly MetricPoint[] {
  const periods = new Map<number, MetricPoint>();
  for (const hour of view.get("metrics", key)?.hours ?? []) {
    if ((hour + 1) * HOUR_MS <= from || hour * HOUR_MS >= to) continue;
    for (const point of view.get("metricHours", hourKey(key, hour))?.points ?? []) {
      if (point.at < from || point.at >= to || (unit !== undefined && (point.unit ?? "None") !== unit)) continue;
      const at = Math.floor(point.at / periodMs) * periodMs;
      const before = periods.get(at);
      periods.set(at, before === undefined ? { ...point, at } : mergePoints(before, point));
    }
  }
  return [...periods.values()].sort((a, b) => a.at - b.at);
}

/** Whether a statistic is one that is computed here. */
export function isStatistic(statistic: string): boolean {
  return (simpleStatistics as readonly string[]).includes(statistic) || percent(statistic) !== undefined;
}

/** The value of a statistic; undefined for a percentile of data whose values are not known one by one. */
export function statisticOf(point: MetricPoint, statistic: string): number | undefined {
  if (statistic === "Average") return point.sum / point.count;
  if (statistic === "Sum") return point.sum;
  if (statistic === "Minimum") return point.min;
  if (statistic === "Maximum") return point.max;
  if (statistic === "SampleCount") return point.count;
  const share = percent(statistic);
  if (share === undefined) return undefined;
  if (point.count === 1 || point.min === point.max) return point.max;
  return point.values && percentile(point.values, share);
}

function percent(statistic: string): number | undefined {
  const [, digits] = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(statistic) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** The value at a rank, interpolated between the two next to it: our choice, AWS does not say how. */
function percentile(values: NonNullable<MetricPoint["values"]>, share: number): number {
  const sorted = values
    .flatMap(([value, count]) => Array.from({ length: Math.min(1000, Math.max(1, Math.round(count))) }, () => value))
    .sort((a, b) => a - b);
  const rank = (share / 100) * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(rank)]!, sorted[Math.ceil(rank)]!];
  return low + (high - low) * (rank - Math.floor(rank));
}
