// The AWS services whose vocabulary is generated, and what AWS's own models say wrongly or not at all.
// `fractional`: members that hold fractions; the SDK's schemas call every number "numeric", so all others are checked to be whole.
// Source of the list: the API reference pages of the named shapes (type "Double" or "Float"), read 2026-11.

/** @type {readonly { folder: string; client: string; fractional: readonly string[] }[]} */
export const services = [
  {
    folder: "ecs",
    client: "@aws-sdk/client-ecs",
    fractional: [
      "CanaryConfiguration.canaryPercent",
      "LinearConfiguration.stepPercent",
      "MemoryGiBPerVCpuRequest.max",
      "MemoryGiBPerVCpuRequest.min",
      "NetworkBandwidthGbpsRequest.max",
      "NetworkBandwidthGbpsRequest.min",
      "Resource.doubleValue",
      "Scale.value",
      "TotalLocalStorageGBRequest.max",
      "TotalLocalStorageGBRequest.min",
    ],
  },
  { folder: "servicediscovery", client: "@aws-sdk/client-servicediscovery", fractional: [] },
  {
    folder: "application-autoscaling",
    client: "@aws-sdk/client-application-auto-scaling",
    fractional: [
      "PredictiveScalingMetricSpecification.TargetValue",
      "StepAdjustment.MetricIntervalLowerBound",
      "StepAdjustment.MetricIntervalUpperBound",
      "TargetTrackingScalingPolicyConfiguration.TargetValue",
    ],
  },
];
