import type { GetMetricStatisticsInput, GetMetricStatisticsOutput } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { metricKey } from "../../control/monitoring/metric-key.js";
import { metricNameOf } from "../../control/monitoring/metric-queries.js";
import { isStatistic, periodsOf, statisticOf } from "../../control/monitoring/statistics.js";
import { AwsException } from "../aws-exception.js";
import { checkPeriod } from "./check-period.js";
import { invalidValue, missing } from "./refuse.js";

export const getMetricStatistics: Operation<GetMetricStatisticsInput, GetMetricStatisticsOutput> = operation(
  "GetMetricStatistics",
  ({ input, view, place }) => {
    const { Period: period = 60, StartTime: start = 0, EndTime: end = 0, Statistics = [], ExtendedStatistics = [], Unit } = input;
    if (Statistics.length + ExtendedStatistics.length === 0)
      missing("At least one of the parameters Statistics and ExtendedStatistics must be specified.");
    if (start >= end) invalidValue("The parameter StartTime must be less than the parameter EndTime.");
    checkPeriod(period);
    if ((end - start) / period > mostDatapoints) {
      throw new AwsException(
        "InvalidParameterCombinationException",
        `You have requested up to ${Math.ceil((end - start) / period)} datapoints, which exceeds the limit of ${mostDatapoints}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
      );
    }
    for (const statistic of ExtendedStatistics)
      if (!isStatistic(statistic)) invalidValue(`Stowage does not compute the statistic "${statistic}".`);
    const key = metricKey(place, metricNameOf(input));
    const points = periodsOf(view, key, period * 1000, Math.floor(start / period) * period * 1000, end * 1000, Unit);
    const Datapoints = points.map((point) => {
      const extended = ExtendedStatistics.flatMap((name) => {
        const value = statisticOf(point, name);
        return value === undefined ? [] : [[name, value] as const];
      });
      return {
        Timestamp: point.at / 1000,
        ...Object.fromEntries(Statistics.map((name) => [name, statisticOf(point, name)])),
        Unit: point.unit ?? ("None" as const),
        ...(extended.length > 0 && { ExtendedStatistics: Object.fromEntries(extended) }),
      };
    });
    return { output: { Label: input.MetricName, Datapoints } };
  },
);

/** Source: CloudWatch API, GetMetricStatistics. */
const mostDatapoints = 1440;
