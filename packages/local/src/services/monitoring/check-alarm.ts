import type { Wire } from "@stowage/model";
import type { PutMetricAlarmInput } from "@stowage/model/cloudwatch";
import { isStatistic } from "../../control/monitoring/statistics.js";
import { checkPeriod } from "./check-period.js";
import { checkQueries } from "./check-queries.js";
import { invalid } from "./refuse.js";

/** Seconds over which an alarm may look: a day, or a week with periods of an hour and more. Source: CloudWatch API, PutMetricAlarm `EvaluationPeriods`. */
const longest = { short: 86_400, long: 604_800 } as const;

const missingData: readonly string[] = ["breaching", "notBreaching", "ignore", "missing"];

/** Refuses an alarm as CloudWatch would, and one that is not evaluated here. Source: CloudWatch API, PutMetricAlarm. */
export function checkAlarm(input: Wire<PutMetricAlarmInput>): void {
  const { AlarmName = "", Metrics, MetricName, Namespace, Statistic, ExtendedStatistic, EvaluationPeriods, DatapointsToAlarm } = input;
  if (AlarmName.length < 1 || AlarmName.length > 255)
    invalid(`An alarm's name has 1 to 255 characters, but this one has ${AlarmName.length}.`);
  if (input.ThresholdMetricId !== undefined) invalid("Stowage does not evaluate alarms on anomaly detection (ThresholdMetricId).");
  if (input.EvaluationCriteria !== undefined) invalid("Stowage does not evaluate alarms on queries (EvaluationCriteria).");
  if (EvaluationPeriods === undefined || EvaluationPeriods < 1) invalid("EvaluationPeriods must be at least 1.");
  if (DatapointsToAlarm !== undefined && (DatapointsToAlarm < 1 || DatapointsToAlarm > EvaluationPeriods!)) {
    invalid(`DatapointsToAlarm must be from 1 to EvaluationPeriods (${EvaluationPeriods}), but it is ${DatapointsToAlarm}.`);
  }
  if (input.Threshold === undefined) invalid("An alarm needs a Threshold.");
  if (input.ComparisonOperator === undefined) invalid("An alarm needs a ComparisonOperator.");
  if (/Lower|Upper/.test(input.ComparisonOperator ?? ""))
    invalid(`${input.ComparisonOperator} is for alarms on anomaly detection, which Stowage does not evaluate.`);
  if (input.TreatMissingData !== undefined && !missingData.includes(input.TreatMissingData)) {
    invalid(`TreatMissingData is one of ${missingData.join(", ")}, not "${input.TreatMissingData}".`);
  }
  if (Metrics?.length) {
    if (MetricName !== undefined || Statistic !== undefined || input.Period !== undefined)
      invalid("Metrics cannot be given together with MetricName, Statistic or Period.");
    checkQueries(Metrics);
    if (Metrics.filter(({ ReturnData }) => ReturnData !== false).length !== 1)
      invalid("Exactly one of Metrics must return data (ReturnData).");
    return;
  }
  if (MetricName === undefined || Namespace === undefined) invalid("An alarm needs MetricName and Namespace, or Metrics.");
  if ((Statistic === undefined) === (ExtendedStatistic === undefined)) invalid("An alarm needs either Statistic or ExtendedStatistic.");
  if (ExtendedStatistic !== undefined && !isStatistic(ExtendedStatistic))
    invalid(`Stowage does not compute the statistic "${ExtendedStatistic}".`);
  if (input.Period === undefined) return invalid("An alarm needs a Period.");
  checkPeriod(input.Period);
  const most = input.Period >= 3600 ? longest.long : longest.short;
  if (input.Period * EvaluationPeriods! > most)
    invalid(`Metrics cannot be checked across more than ${most} seconds (EvaluationPeriods × Period).`);
}
