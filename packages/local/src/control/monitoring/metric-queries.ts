import type { Place, Wire } from "@stowage/model";
import type { Dimension, MetricDataQuery } from "@stowage/model/cloudwatch";
import type { View } from "../../state/view.js";
import { metricKey, type MetricName } from "./metric-key.js";
import { evaluateMath, MathError, type Series } from "./metric-math.js";
import { isStatistic, periodsOf, statisticOf } from "./statistics.js";

/** From when until when (milliseconds; the end does not count). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The results of queries by their ids: metrics' statistics, and expressions over them, whatever their order.
 *
 * @throws {MathError} for a statistic or an expression that is wrong or not computed here.
 */
export function runQueries(view: View, place: Place, queries: readonly Wire<MetricDataQuery>[], span: Span): ReadonlyMap<string, Series> {
  const results = new Map<string, Series>();
  const byId = new Map(queries.map((query) => [query.Id ?? "", query]));
  for (const query of queries) if (query.MetricStat) results.set(query.Id ?? "", metricSeries(view, place, query, span));
  const metrics = [...results.values()];
  const times = [...new Set(metrics.flatMap((series) => [...series.keys()]))].sort((a, b) => a - b);
  const open = new Set<string>();

  function resultOf(id: string): Series | undefined {
    const known = results.get(id);
    const query = byId.get(id);
    if (known !== undefined || query?.Expression === undefined) return known;
    if (open.has(id)) throw new MathError(`The expression "${id}" refers to itself.`);
    open.add(id);
    const periodSeconds = query.Period ?? Math.max(60, ...queries.map(({ MetricStat }) => MetricStat?.Period ?? 60));
    const result = evaluateMath(query.Expression, { value: resultOf, metrics, times, periodSeconds });
    results.set(id, result);
    return result;
  }

  for (const id of byId.keys()) resultOf(id);
  return results;
}

/** A metric as the API names it. */
export function metricNameOf(metric: {
  readonly Namespace?: string | undefined;
  readonly MetricName?: string | undefined;
  readonly Dimensions?: readonly Wire<Dimension>[] | undefined;
}): MetricName {
  const dimensions = (metric.Dimensions ?? []).map(({ Name = "", Value = "" }) => ({ name: Name, value: Value }));
  return { namespace: metric.Namespace ?? "", name: metric.MetricName ?? "", dimensions };
}

function metricSeries(view: View, place: Place, { MetricStat }: Wire<MetricDataQuery>, { from, to }: Span): Series {
  const { Metric = {}, Period = 60, Stat = "Average", Unit } = MetricStat ?? {};
  if (!isStatistic(Stat))
    throw new MathError(
      `Stowage does not compute the statistic "${Stat}". It knows Average, Sum, Minimum, Maximum, SampleCount and percentiles.`,
    );
  const key = metricKey(place, metricNameOf(Metric));
  const series = new Map<number, number>();
  for (const point of periodsOf(view, key, Period * 1000, from, to, Unit)) {
    const value = statisticOf(point, Stat);
    if (value !== undefined) series.set(point.at, value);
  }
  return series;
}
