import type { ListMetricsInput, ListMetricsOutput } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { metricPrefix } from "../../control/monitoring/metric-key.js";
import { HOUR_MS } from "../../control/monitoring/retention.js";
import type { MetricRow } from "../../state/monitoring-rows.js";
import { pageOf } from "../page.js";

export const listMetrics: Operation<ListMetricsInput, ListMetricsOutput> = operation("ListMetrics", ({ input, view, place, now }) => {
  const recent = input.RecentlyActive === "PT3H" ? now - 3 * HOUR_MS : 0;
  const matching = (_key: string, row: MetricRow): boolean =>
    (input.Namespace === undefined || row.namespace === input.Namespace) &&
    (input.MetricName === undefined || row.name === input.MetricName) &&
    (input.Dimensions ?? []).every(({ Name, Value }) =>
      row.dimensions.some(({ name, value }) => name === Name && (Value === undefined || value === Value)),
    ) &&
    ((row.hours.at(-1) ?? 0) + 1) * HOUR_MS >= recent;
  const prefix = metricPrefix(place);
  const read = (from: string): Iterable<readonly [string, MetricRow]> => view.startingWith("metrics", prefix, from);
  const { items, nextToken } = pageOf(read, matching, { size: undefined, token: input.NextToken }, rules);
  const Metrics = items.map(([, { namespace, name, dimensions }]) => ({
    Namespace: namespace,
    MetricName: name,
    Dimensions: dimensions.map((one) => ({ Name: one.name, Value: one.value })),
  }));
  return { output: { Metrics, NextToken: nextToken } };
});

/** Source: CloudWatch API, ListMetrics (500 results a call). */
const rules = {
  defaultSize: 500,
  maxSize: 500,
  badSize: "InvalidParameterValueException",
  badToken: "InvalidParameterValueException",
} as const;
