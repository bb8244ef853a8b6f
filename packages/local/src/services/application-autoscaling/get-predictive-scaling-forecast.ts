import type { GetPredictiveScalingForecastRequest, GetPredictiveScalingForecastResponse } from "@stowage/model/application-autoscaling";
import { operation, type Operation } from "../operation.js";
import { seconds } from "../seconds.js";
import { policiesOf } from "./policies.js";
import { invalid } from "./refuse.js";

/** A forecast needs a day of measurements, which nothing here takes: there is none for any hour. */
export const getPredictiveScalingForecast: Operation<GetPredictiveScalingForecastRequest, GetPredictiveScalingForecastResponse> = operation(
  "GetPredictiveScalingForecast",
  ({ input, view, place, now }) => {
    const policy = policiesOf(view, place, input).find((row) => row.PolicyName === input.PolicyName);
    if (policy === undefined) return invalid(`There is no scaling policy "${input.PolicyName}" of ${input.ResourceId}.`);
    if (policy.PolicyType !== "PredictiveScaling")
      return invalid(`The policy "${input.PolicyName}" does not predict: it is of type ${policy.PolicyType}.`);
    const specifications = policy.PredictiveScalingPolicyConfiguration?.MetricSpecifications ?? [];
    return {
      output: {
        LoadForecast: specifications.map((MetricSpecification) => ({ Timestamps: [], Values: [], MetricSpecification })),
        CapacityForecast: { Timestamps: [], Values: [] },
        UpdateTime: seconds(now),
      },
    };
  },
  { answeredOnly: "A forecast needs days of measurements, so there is none for any hour." },
);
