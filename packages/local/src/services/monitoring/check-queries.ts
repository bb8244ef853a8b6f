import type { Wire } from "@stowage/model";
import type { MetricDataQuery } from "@stowage/model/cloudwatch";
import { MathError } from "../../control/monitoring/metric-math.js";
import { isStatistic } from "../../control/monitoring/statistics.js";
import { checkPeriod } from "./check-period.js";
import { invalid } from "./refuse.js";

/** Source: CloudWatch API, GetMetricData (500 queries) and MetricDataQuery. */
const mostQueries = 500;

export function checkQueries(queries: readonly Wire<MetricDataQuery>[]): void {
  if (queries.length === 0 || queries.length > mostQueries)
    invalid(`A request has 1 to ${mostQueries} metric data queries, not ${queries.length}.`);
  const ids = new Set<string>();
  for (const { Id = "", MetricStat, Expression } of queries) {
    if (!/^[a-z]\w{0,254}$/.test(Id))
      invalid(`An id begins with a small letter and has letters, digits and underscores, but this one is "${Id}".`);
    if (ids.has(Id)) invalid(`The id "${Id}" is used twice.`);
    ids.add(Id);
    if ((MetricStat === undefined) === (Expression === undefined)) invalid(`The query "${Id}" must have either MetricStat or Expression.`);
    if (MetricStat === undefined) continue;
    checkPeriod(MetricStat.Period ?? 60);
    if (!isStatistic(MetricStat.Stat ?? "")) {
      invalid(
        `Stowage does not compute the statistic "${MetricStat.Stat ?? ""}"; it knows Average, Sum, Minimum, Maximum, SampleCount and percentiles.`,
      );
    }
  }
}

/** What an expression cannot be computed for is the caller's error. */
export function computed<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof MathError) return invalid(error.message);
    throw error;
  }
}
