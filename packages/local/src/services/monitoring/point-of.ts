import type { Wire } from "@stowage/model";
import type { MetricDatum } from "@stowage/model/cloudwatch";
import { retention } from "../../control/monitoring/retention.js";
import type { MetricPoint } from "../../state/monitoring-rows.js";
import { AwsException } from "../aws-exception.js";
import { invalidValue, missing } from "./refuse.js";

/** How far from now a datum may be (milliseconds). Source: CloudWatch API, MetricDatum `Timestamp`. */
const oldest = 14 * 24 * 3_600_000;
const newest = 2 * 3_600_000;

/** One datum as a point of its minute, or of its second with a storage resolution of 1. */
export function pointOf(datum: Wire<MetricDatum>, i: number, now: number): MetricPoint {
  const where = `MetricData.member.${i + 1}`;
  const given = datum.Timestamp === undefined ? now : datum.Timestamp * 1000;
  if (given < now - oldest || given > now + newest) {
    invalidValue(`The parameter ${where}.Timestamp must be within the last two weeks and no more than two hours ahead.`);
  }
  if (datum.StorageResolution !== undefined && datum.StorageResolution !== 1 && datum.StorageResolution !== 60) {
    invalidValue(`The parameter ${where}.StorageResolution must be 1 or 60.`);
  }
  const span = datum.StorageResolution === 1 ? 1000 : 60_000;
  const at = Math.floor(given / span) * span;
  const unit = datum.Unit !== undefined && datum.Unit !== "None" ? { unit: datum.Unit } : {};
  return { at, ...statistics(datum, where), ...unit };
}

function statistics({ Value, Values, Counts, StatisticValues: set }: Wire<MetricDatum>, where: string): Omit<MetricPoint, "at"> {
  const forms = [Value, Values, set].filter((form) => form !== undefined).length;
  if (forms === 0) missing(`At least one of ${where}.Value, Values and StatisticValues must be specified.`);
  if (forms > 1)
    throw new AwsException(
      "InvalidParameterCombinationException",
      `Only one of ${where}.Value, Values and StatisticValues can be specified.`,
    );
  if (set !== undefined) {
    const { SampleCount: count = 0, Sum: sum = 0, Minimum: min = 0, Maximum: max = 0 } = set;
    for (const value of [count, sum, min, max]) checkNumber(value, where);
    if (count <= 0) invalidValue(`The parameter ${where}.StatisticValues.SampleCount must be greater than 0.`);
    return { count, sum, min, max };
  }
  const values = Values ?? [Value!];
  const counts = Counts ?? values.map(() => 1);
  if (values.length === 0 || values.length > retention.values)
    invalidValue(`The parameter ${where}.Values has 1 to ${retention.values} values.`);
  if (counts.length !== values.length) invalidValue(`The parameters ${where}.Values and Counts must have the same length.`);
  for (const value of [...values, ...counts]) checkNumber(value, where);
  const pairs = values.map((value, i) => [value, counts[i]!] as const);
  return {
    count: counts.reduce((a, b) => a + b, 0),
    sum: pairs.reduce((sum, [value, count]) => sum + value * count, 0),
    min: Math.min(...values),
    max: Math.max(...values),
    values: pairs,
  };
}

/** Source: CloudWatch API, MetricDatum `Value`: from -2^360 to 2^360, no NaN, no infinity. */
function checkNumber(value: number, where: string): void {
  if (!Number.isFinite(value) || Math.abs(value) > 2 ** 360)
    invalidValue(`The value ${value} of ${where} is not a number from -2^360 to 2^360.`);
}
