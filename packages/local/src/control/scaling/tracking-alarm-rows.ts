import { formatArn, type Place, type Wire } from "@stowage/model";
import type { ScalingPolicy } from "@stowage/model/application-autoscaling";
import type { MetricAlarm } from "@stowage/model/cloudwatch";
import type { AlarmRow } from "../../state/monitoring-rows.js";
import { trackingAlarms, type AlarmRule } from "./alarm.js";

type MetricOf = Pick<Wire<MetricAlarm>, "Dimensions" | "MetricName" | "Metrics" | "Namespace" | "Period" | "Statistic" | "Unit">;

/** Seconds. High-resolution metrics have data points of 20 seconds on AWS; what is measured here has a minute's: our choice. */
const PERIOD = 60;

const predefined: { readonly [type: string]: string } = {
  ECSServiceAverageCPUUtilization: "CPUUtilization",
  ECSServiceAverageCPUUtilizationHighResolution: "CPUUtilization",
  ECSServiceAverageMemoryUtilization: "MemoryUtilization",
  ECSServiceAverageMemoryUtilizationHighResolution: "MemoryUtilization",
};

/** The metric that a target tracking policy follows; undefined for one that ECS has not. */
function trackedMetric({ ResourceId = "", TargetTrackingScalingPolicyConfiguration: tracking }: Wire<ScalingPolicy>): MetricOf | undefined {
  const custom = tracking?.CustomizedMetricSpecification;
  if (custom?.Metrics?.length) {
    const Metrics = custom.Metrics.map((query) => ({
      ...query,
      Id: query.Id ?? "",
      ...(query.MetricStat && { MetricStat: { ...query.MetricStat, Period: PERIOD } }),
    }));
    return { Metrics: Metrics as NonNullable<MetricOf["Metrics"]> };
  }
  if (custom) {
    const { Namespace, MetricName, Dimensions = [], Statistic, Unit } = custom;
    return {
      Namespace,
      MetricName,
      Dimensions,
      Statistic,
      ...(Unit !== undefined && { Unit: Unit as NonNullable<MetricOf["Unit"]> }),
      Period: PERIOD,
    };
  }
  const { PredefinedMetricType: type = "", ResourceLabel: label = "" } = tracking?.PredefinedMetricSpecification ?? {};
  if (type === "ALBRequestCountPerTarget") {
    const at = label.indexOf("/targetgroup/");
    const Dimensions = [
      { Name: "LoadBalancer", Value: label.slice(0, at) },
      { Name: "TargetGroup", Value: label.slice(at + 1) },
    ];
    return { Namespace: "AWS/ApplicationELB", MetricName: "RequestCountPerTarget", Dimensions, Statistic: "Sum", Period: PERIOD };
  }
  const MetricName = predefined[type];
  if (MetricName === undefined) return undefined;
  const [, cluster = "", service = ""] = ResourceId.split("/");
  const Dimensions = [
    { Name: "ClusterName", Value: cluster },
    { Name: "ServiceName", Value: service },
  ];
  return { Namespace: "AWS/ECS", MetricName, Dimensions, Statistic: "Average", Unit: "Percent", Period: PERIOD };
}

/**
 * The two alarms that Application Auto Scaling keeps for a target tracking policy, as live accounts show them (2026-08): names, thresholds,
 * periods and descriptions.
 */
export function trackingAlarmRows(
  place: Place,
  policy: Wire<ScalingPolicy>,
  names: { readonly high: string; readonly low: string },
  createdBy: string,
  now: number,
): readonly AlarmRow[] {
  const metric = trackedMetric(policy);
  const target = policy.TargetTrackingScalingPolicyConfiguration?.TargetValue;
  if (metric === undefined || target === undefined) return [];
  const rules = trackingAlarms(target);
  const action = `${policy.PolicyARN ?? ""}:createdBy/${createdBy}`;
  const row = (name: string, rule: AlarmRule): AlarmRow => ({
    arn: formatArn(place, "cloudwatch", `alarm:${name}`),
    name,
    policyArn: policy.PolicyARN,
    alarm: {
      AlarmName: name,
      AlarmArn: formatArn(place, "cloudwatch", `alarm:${name}`),
      AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${action}.`,
      AlarmConfigurationUpdatedTimestamp: now / 1000,
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [action],
      InsufficientDataActions: [],
      StateValue: "INSUFFICIENT_DATA",
      StateReason: "Unchecked: Initial alarm creation",
      StateUpdatedTimestamp: now / 1000,
      ...metric,
      EvaluationPeriods: rule.periods,
      Threshold: rule.threshold,
      ComparisonOperator: rule.comparison === ">" ? "GreaterThanThreshold" : "LessThanThreshold",
      TreatMissingData: "missing",
    },
  });
  return [row(names.high, rules.high), row(names.low, rules.low)];
}
