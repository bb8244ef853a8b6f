import type { PutMetricDataInput, Unit } from "@stowage/model/cloudwatch";
import { operation, type Operation } from "../operation.js";
import { metricKey } from "../../control/monitoring/metric-key.js";
import { metricNameOf } from "../../control/monitoring/metric-queries.js";
import { recordPoints } from "../../control/monitoring/record-points.js";
import { retention } from "../../control/monitoring/retention.js";
import { AwsException } from "../aws-exception.js";
import { pointOf } from "./point-of.js";
import { invalidValue, missing } from "./refuse.js";

export const putMetricData: Operation<PutMetricDataInput, Unit> = operation("PutMetricData", ({ input, view, place, now }) => {
  const data = [...(input.MetricData ?? []), ...(input.EntityMetricData ?? []).flatMap(({ MetricData = [] }) => MetricData)];
  if (data.length === 0) missing("The parameter MetricData is required.");
  if (data.length > limits.data) invalidValue(`MetricData has at most ${limits.data} entries, not ${data.length}.`);
  const namespace = input.Namespace ?? "";
  if (!/^[^:]{1,255}$/.test(namespace) || namespace.startsWith("AWS/")) {
    invalidValue(
      `The value ${namespace} for parameter Namespace is invalid: it has 1 to 255 characters, no colon, and does not begin with "AWS/".`,
    );
  }
  const measured = data.map((datum, i) => ({ ...metricNameOf({ ...datum, Namespace: namespace }), points: [pointOf(datum, i, now)] }));
  for (const { dimensions } of measured)
    if (dimensions.length > limits.dimensions) invalidValue(`A metric has at most ${limits.dimensions} dimensions.`);
  if (
    view.size("metrics") + measured.length > retention.metrics &&
    measured.some((one) => view.get("metrics", metricKey(place, one)) === undefined)
  ) {
    throw new AwsException("InvalidParameterValueException", `Stowage keeps at most ${retention.metrics} metrics.`);
  }
  return { output: {}, commands: recordPoints(view, place, measured, now) };
});

/** Source: CloudWatch API, PutMetricData and MetricDatum. */
const limits = { data: 1000, dimensions: 30 } as const;
