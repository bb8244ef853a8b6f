import type { MetricPoint } from "../../state/monitoring-rows.js";
import { retention } from "./retention.js";

/** Two sets of data as one, at the time of the first. */
export function mergePoints(a: MetricPoint, b: MetricPoint): MetricPoint {
  const values = a.values && b.values ? [...a.values, ...b.values] : undefined;
  const unit = a.unit === b.unit ? a.unit : undefined;
  return {
    at: a.at,
    count: a.count + b.count,
    sum: a.sum + b.sum,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    ...(unit !== undefined && { unit }),
    ...(values !== undefined && values.length <= retention.values && { values }),
  };
}

/** Points in order, with those of one span of time merged; their times are then where their spans begin. */
export function mergeBy(points: readonly MetricPoint[], spanMs: number): readonly MetricPoint[] {
  const merged = new Map<number, MetricPoint>();
  for (const point of points) {
    const at = Math.floor(point.at / spanMs) * spanMs;
    const before = merged.get(at);
    merged.set(at, before === undefined ? { ...point, at } : mergePoints(before, point));
  }
  return [...merged.values()].sort((a, b) => a.at - b.at);
}
