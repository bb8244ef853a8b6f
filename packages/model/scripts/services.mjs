// The AWS services whose vocabulary is generated, and what AWS's own models say wrongly or not at all.
// `operations`: only these and what they reach; all where it is left out.
// `open`: enums that AWS extends every few weeks; a value that this SDK does not know is let through.
// `fractional`: members that hold fractions; the SDK's schemas call every number "numeric", so all others are checked to be whole.
// Source of the list: the models in botocore 1.43.107 (shapes of type "double" and "float"), read 2026-11, and for newer members
// the API reference pages of the named shapes.

const instanceRequirements = [
  "MemoryGiBPerVCpuRequest.Max",
  "MemoryGiBPerVCpuRequest.Min",
  "NetworkBandwidthGbpsRequest.Max",
  "NetworkBandwidthGbpsRequest.Min",
  "TotalLocalStorageGBRequest.Max",
  "TotalLocalStorageGBRequest.Min",
];

/** @type {readonly { folder: string; client: string; fractional: readonly string[]; open?: readonly string[]; operations?: readonly string[] }[]} */
export const services = [
  {
    folder: "ecs",
    client: "@aws-sdk/client-ecs",
    fractional: [
      "CanaryConfiguration.canaryPercent",
      "DaemonDeploymentConfiguration.drainPercent",
      "LinearConfiguration.stepPercent",
      "ManagedApplicationAutoScalingPolicy.targetValue",
      "MemoryGiBPerVCpuRequest.max",
      "MemoryGiBPerVCpuRequest.min",
      "NetworkBandwidthGbpsRequest.max",
      "NetworkBandwidthGbpsRequest.min",
      "Resource.doubleValue",
      "Scale.value",
      "ServiceRevisionSummary.requestedProductionTrafficWeight",
      "ServiceRevisionSummary.requestedTestTrafficWeight",
      "TotalLocalStorageGBRequest.max",
      "TotalLocalStorageGBRequest.min",
    ],
  },
  { folder: "servicediscovery", client: "@aws-sdk/client-servicediscovery", fractional: [] },
  {
    folder: "application-autoscaling",
    client: "@aws-sdk/client-application-auto-scaling",
    fractional: [
      "CapacityForecast.Values",
      "LoadForecast.Values",
      "PredictiveScalingMetricSpecification.TargetValue",
      "StepAdjustment.MetricIntervalLowerBound",
      "StepAdjustment.MetricIntervalUpperBound",
      "TargetTrackingScalingPolicyConfiguration.TargetValue",
    ],
  },
  {
    folder: "cloudwatch",
    client: "@aws-sdk/client-cloudwatch",
    fractional: [
      "Datapoint.Average",
      "Datapoint.ExtendedStatistics",
      "Datapoint.Maximum",
      "Datapoint.Minimum",
      "Datapoint.SampleCount",
      "Datapoint.Sum",
      "GetInsightRuleReportOutput.AggregateValue",
      "InsightRuleContributor.ApproximateAggregateValue",
      "InsightRuleContributorDatapoint.ApproximateValue",
      "InsightRuleMetricDatapoint.Average",
      "InsightRuleMetricDatapoint.MaxContributorValue",
      "InsightRuleMetricDatapoint.Maximum",
      "InsightRuleMetricDatapoint.Minimum",
      "InsightRuleMetricDatapoint.SampleCount",
      "InsightRuleMetricDatapoint.Sum",
      "InsightRuleMetricDatapoint.UniqueContributors",
      "LogAlarm.Threshold",
      "MetricAlarm.Threshold",
      "MetricDataResult.Values",
      "MetricDatum.Counts",
      "MetricDatum.Value",
      "MetricDatum.Values",
      "PutLogAlarmInput.Threshold",
      "PutMetricAlarmInput.Threshold",
      "StatisticSet.Maximum",
      "StatisticSet.Minimum",
      "StatisticSet.SampleCount",
      "StatisticSet.Sum",
    ],
  },
  {
    folder: "logs",
    client: "@aws-sdk/client-cloudwatch-logs",
    fractional: [
      "DeliverySourceConfigurationSchema.maxValue",
      "DeliverySourceConfigurationSchema.minValue",
      "MetricTransformation.defaultValue",
      "QueryInfo.bytesScanned",
      "QueryStatistics.bytesScanned",
      "QueryStatistics.estimatedBytesSkipped",
      "QueryStatistics.estimatedRecordsSkipped",
      "QueryStatistics.logGroupsScanned",
      "QueryStatistics.recordsMatched",
      "QueryStatistics.recordsScanned",
      "QueryStatistics.resultCount",
    ],
  },
  {
    folder: "elbv2",
    client: "@aws-sdk/client-elastic-load-balancing-v2",
    fractional: ["ZonalCapacityReservationState.EffectiveCapacityUnits"],
  },
  {
    folder: "autoscaling",
    client: "@aws-sdk/client-auto-scaling",
    operations: ["CreateAutoScalingGroup"],
    fractional: instanceRequirements,
  },
  {
    folder: "ec2",
    client: "@aws-sdk/client-ec2",
    operations: ["CreateLaunchTemplate"],
    open: ["_InstanceType"],
    fractional: instanceRequirements,
  },
];
