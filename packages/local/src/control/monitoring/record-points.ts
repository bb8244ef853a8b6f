import type { Place } from "@stowage/model";
import type { MetricPoint, MetricRow } from "../../state/monitoring-rows.js";
import type { View } from "../../state/view.js";
import type { Command } from "../types.js";
import { metricKey, sortDimensions, type MetricName } from "./metric-key.js";
import { mergeBy, mergePoints } from "./metric-points.js";
import { COARSE_MS, HOUR_MS, retention } from "./retention.js";

/** What was measured of one metric. */
export interface Measured extends MetricName {
  readonly points: readonly MetricPoint[];
}

/**
 * Commands that add data to metrics. With the first data of an hour, a metric's older hours are made coarser and its oldest forgotten, so
 * that its size stays bounded without anybody who tidies up.
 */
export function recordPoints(view: View, place: Place, measured: readonly Measured[], now: number): readonly Command[] {
  const byKey = new Map<string, { readonly metric: MetricName; readonly points: MetricPoint[] }>();
  for (const { points, ...metric } of measured) {
    const key = metricKey(place, metric);
    const known = byKey.get(key);
    if (known) known.points.push(...points);
    else byKey.set(key, { metric, points: [...points] });
  }
  return [...byKey].flatMap(([key, { metric, points }]) => record(view, key, metric, points, now));
}

export function hourKey(key: string, hour: number): string {
  return `${key}|${hour}`;
}

function record(view: View, key: string, metric: MetricName, points: readonly MetricPoint[], now: number): readonly Command[] {
  const byHour = new Map<number, MetricPoint[]>();
  for (const point of points) {
    const hour = Math.floor(point.at / HOUR_MS);
    const known = byHour.get(hour);
    if (known) known.push(point);
    else byHour.set(hour, [point]);
  }
  const commands = [...byHour].map(([hour, added]): Command => addToHour(view, hourKey(key, hour), added));
  const row = view.get("metrics", key);
  const hours = row?.hours ?? [];
  const fresh = [...byHour.keys()].filter((hour) => !hours.includes(hour));
  if (row !== undefined && fresh.length === 0) return commands;
  const oldest = Math.floor(now / HOUR_MS) - retention.hours;
  const all = [...hours, ...fresh].sort((a, b) => a - b);
  const kept: MetricRow = {
    namespace: metric.namespace,
    name: metric.name,
    dimensions: sortDimensions(metric.dimensions),
    hours: all.filter((hour) => hour > oldest || fresh.includes(hour)),
  };
  const why = "data in a new hour";
  const command: Command = { op: row === undefined ? "put" : "patch", table: "metrics", key, row: kept, why };
  return [...commands, command, ...tidy(view, key, hours, oldest, now)];
}

function addToHour(view: View, key: string, added: readonly MetricPoint[]): Command {
  const before = view.get("metricHours", key)?.points ?? [];
  const last = before.at(-1);
  const inOrder = added.every((point, i) => point.at > (i === 0 ? (last?.at ?? -Infinity) : added[i - 1]!.at));
  const points = inOrder ? [...before, ...added] : inserted(before, added);
  return { op: last === undefined ? "put" : "patch", table: "metricHours", key, row: { points }, why: "measured" };
}

function inserted(before: readonly MetricPoint[], added: readonly MetricPoint[]): readonly MetricPoint[] {
  const byTime = new Map(before.map((point) => [point.at, point]));
  for (const point of added) {
    const known = byTime.get(point.at);
    byTime.set(point.at, known === undefined ? point : mergePoints(known, point));
  }
  return [...byTime.values()].sort((a, b) => a.at - b.at);
}

function tidy(view: View, key: string, hours: readonly number[], oldest: number, now: number): readonly Command[] {
  const fineFrom = Math.floor(now / HOUR_MS) - retention.fineHours;
  return hours.flatMap((hour): readonly Command[] => {
    const rowKey = hourKey(key, hour);
    const row = view.get("metricHours", rowKey);
    if (row === undefined) return [];
    if (hour <= oldest) return [{ op: "delete", table: "metricHours", key: rowKey, why: "older than what is kept" }];
    if (hour >= fineFrom || isCoarse(row.points)) return [];
    return [{ op: "patch", table: "metricHours", key: rowKey, row: { points: coarse(row.points) }, why: "older than what is kept fine" }];
  });
}

function isCoarse(points: readonly MetricPoint[]): boolean {
  return points.every(({ at, values }) => at % COARSE_MS === 0 && values === undefined);
}

function coarse(points: readonly MetricPoint[]): readonly MetricPoint[] {
  return mergeBy(
    points.map(({ values: _values, ...point }) => point),
    COARSE_MS,
  );
}
