import { invalidValue } from "./refuse.js";

/** Seconds. Source: CloudWatch API, GetMetricStatistics, MetricStat and PutMetricAlarm, `Period`. */
export function checkPeriod(period: number): void {
  const short = [1, 5, 10, 20, 30];
  if (!short.includes(period) && (period <= 0 || period % 60 !== 0)) {
    invalidValue(`Period must be 1, 5, 10, 20, 30 or any multiple of 60, but it is ${period}.`);
  }
}
