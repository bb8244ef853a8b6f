import type { MetricType } from "@stowage/model/application-autoscaling";
import type { ScalingPolicy } from "../nodes.js";
import type { ScaleOptions, Target } from "./service-types.js";

type Targets = Omit<ScaleOptions<number, number>, "max" | "min">;

/** The target-tracking policies of `scale()`, named SERVICE-cpu, SERVICE-memory and SERVICE-requests. */
export function targetTracking(service: string, targets: Targets): ScalingPolicy[] {
  const { cpu, memory, requestsPerTarget } = targets;
  return [
    ...(cpu === undefined ? [] : [policy(`${service}-cpu`, "ECSServiceAverageCPUUtilization", cpu)]),
    ...(memory === undefined ? [] : [policy(`${service}-memory`, "ECSServiceAverageMemoryUtilization", memory)]),
    ...(requestsPerTarget === undefined
      ? []
      : [policy(`${service}-requests`, "ALBRequestCountPerTarget", requestsPerTarget, requestsPerTarget.label)]),
  ];
}

function policy(name: string, metric: MetricType, target: Target, label?: string): ScalingPolicy {
  const { target: value, scaleInCooldown, scaleOutCooldown, disableScaleIn } = typeof target === "number" ? { target } : target;
  return {
    PolicyName: name,
    PolicyType: "TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: value,
      PredefinedMetricSpecification: { PredefinedMetricType: metric, ...(label !== undefined && { ResourceLabel: label }) },
      ...(scaleOutCooldown !== undefined && { ScaleOutCooldown: scaleOutCooldown }),
      ...(scaleInCooldown !== undefined && { ScaleInCooldown: scaleInCooldown }),
      ...(disableScaleIn !== undefined && { DisableScaleIn: disableScaleIn }),
    },
  };
}
