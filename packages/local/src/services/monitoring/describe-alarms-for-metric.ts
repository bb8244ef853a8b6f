import type { DescribeAlarmsForMetricInput, DescribeAlarmsForMetricOutput } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { metricKey } from "../../control/monitoring/metric-key.js";
import { metricNameOf } from "../../control/monitoring/metric-queries.js";
import { alarmsIn } from "./alarms.js";

export const describeAlarmsForMetric: Operation<DescribeAlarmsForMetricInput, DescribeAlarmsForMetricOutput> = operation(
  "DescribeAlarmsForMetric",
  ({ input, view, place }) => {
    const key = metricKey(place, metricNameOf(input));
    const found = alarmsIn(view, place).filter(
      ({ alarm }) =>
        alarm.MetricName !== undefined &&
        metricKey(place, metricNameOf(alarm)) === key &&
        (input.Statistic === undefined || alarm.Statistic === input.Statistic) &&
        (input.ExtendedStatistic === undefined || alarm.ExtendedStatistic === input.ExtendedStatistic) &&
        (input.Period === undefined || alarm.Period === input.Period) &&
        (input.Unit === undefined || alarm.Unit === input.Unit),
    );
    return { output: { MetricAlarms: found.map(({ alarm }) => alarm) } };
  },
);
