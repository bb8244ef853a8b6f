import type { MetricType, SuspendedState } from "@stowage/model/application-autoscaling";
import type { ScheduledScaling } from "../nodes.js";
import type { ScaleOptions, ScalingPolicy, ScheduledBounds, Target } from "./service-types.js";

type Targets = Pick<ScaleOptions<number, number>, "cpu" | "memory" | "requestsPerTarget">;

/** The target-tracking policies of `scale()`, named SERVICE-cpu, SERVICE-memory and SERVICE-requests. */
export function targetTracking(service: string, targets: Targets): { name: string; policy: ScalingPolicy }[] {
  const { cpu, memory, requestsPerTarget } = targets;
  return [
    ...(cpu === undefined ? [] : [policy(`${service}-cpu`, "ECSServiceAverageCPUUtilization", cpu)]),
    ...(memory === undefined ? [] : [policy(`${service}-memory`, "ECSServiceAverageMemoryUtilization", memory)]),
    ...(requestsPerTarget === undefined
      ? []
      : [policy(`${service}-requests`, "ALBRequestCountPerTarget", requestsPerTarget, requestsPerTarget.label)]),
  ];
}

/** A scheduled action; times are seconds since 1970, as they travel. */
export function scheduledAction(name: string, schedule: string, bounds: ScheduledBounds): ScheduledScaling {
  const { min, max, timezone, start, end } = bounds;
  return {
    ScheduledActionName: name,
    Schedule: schedule,
    ...(timezone !== undefined && { Timezone: timezone }),
    ...(start !== undefined && { StartTime: start.getTime() / 1000 }),
    ...(end !== undefined && { EndTime: end.getTime() / 1000 }),
    ScalableTargetAction: { ...(min !== undefined && { MinCapacity: min }), ...(max !== undefined && { MaxCapacity: max }) },
  };
}

/** Which kinds of scaling rest, as Application Auto Scaling has it. */
export function suspendedState(suspended: NonNullable<ScaleOptions<number, number>["suspended"]>): SuspendedState {
  return {
    ...(suspended.in !== undefined && { DynamicScalingInSuspended: suspended.in }),
    ...(suspended.out !== undefined && { DynamicScalingOutSuspended: suspended.out }),
    ...(suspended.scheduled !== undefined && { ScheduledScalingSuspended: suspended.scheduled }),
  };
}

function policy(name: string, metric: MetricType, target: Target, label?: string): { name: string; policy: ScalingPolicy } {
  const { target: value, scaleInCooldown, scaleOutCooldown, disableScaleIn } = typeof target === "number" ? { target } : target;
  const configuration = {
    TargetValue: value,
    PredefinedMetricSpecification: { PredefinedMetricType: metric, ...(label !== undefined && { ResourceLabel: label }) },
    ...(scaleOutCooldown !== undefined && { ScaleOutCooldown: scaleOutCooldown }),
    ...(scaleInCooldown !== undefined && { ScaleInCooldown: scaleInCooldown }),
    ...(disableScaleIn !== undefined && { DisableScaleIn: disableScaleIn }),
  };
  return { name, policy: { PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: configuration } };
}
