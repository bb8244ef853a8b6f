import type { Place } from "@stowage/model";
import { createHash } from "node:crypto";
import type { MetricRow } from "../../state/monitoring-rows.js";

/** What a metric is known by. */
export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
}

/** A store's keys are short; the name of a metric with thirty dimensions is not. */
const LONGEST = 300;

/** The key of a metric's row: the order of dimensions says nothing. */
export function metricKey(place: Place, metric: MetricName): string {
  const dimensions = sortDimensions(metric.dimensions).map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const text = `${encodeURIComponent(metric.namespace)}/${encodeURIComponent(metric.name)}/${dimensions.join("&")}`;
  return metricPrefix(place) + (text.length > LONGEST ? `#${createHash("sha256").update(text).digest("hex")}` : text);
}

export function metricPrefix({ region, account }: Place): string {
  return `${region}/${account}/`;
}

export function sortDimensions(dimensions: MetricName["dimensions"]): MetricRow["dimensions"] {
  return dimensions.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
