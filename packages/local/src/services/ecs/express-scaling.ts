import type { PutScalingPolicyRequest, RegisterScalableTargetRequest } from "@stowage/model/application-autoscaling";
import type { ExpressConfiguration, ExpressIngress } from "../../state/express-row.js";
import { putScalingPolicy } from "../application-autoscaling/put-scaling-policy.js";
import { registerScalableTarget } from "../application-autoscaling/register-scalable-target.js";
import type { Staged } from "../staged.js";

/** What names the scalable target of a service. */
export function scalableTarget(
  serviceArn: string,
): Pick<RegisterScalableTargetRequest, "ServiceNamespace" | "ResourceId" | "ScalableDimension"> {
  const [cluster = "", service = ""] = serviceArn.split("/").slice(-2);
  return { ServiceNamespace: "ecs", ResourceId: `service/${cluster}/${service}`, ScalableDimension: "ecs:service:DesiredCount" };
}

export const scalingMetrics = {
  AVERAGE_CPU: "ECSServiceAverageCPUUtilization",
  AVERAGE_MEMORY: "ECSServiceAverageMemoryUtilization",
  REQUEST_COUNT_PER_TARGET: "ALBRequestCountPerTarget",
} as const;

/** The name of a service's scaling policy: our choice. */
function scalingPolicyName(serviceArn: string, { autoScalingMetric }: ExpressConfiguration["scalingTarget"]): string {
  return `${serviceArn.split("/").at(-1)}-${autoScalingMetric.toLowerCase().replaceAll("_", "-")}`;
}

/** Registers a service's target and its policy. */
export function scaleExpress(
  steps: Staged,
  serviceArn: string,
  { scalingTarget }: Pick<ExpressConfiguration, "scalingTarget">,
  { loadBalancerArn, targetGroupArn }: ExpressIngress,
): void {
  const target = scalableTarget(serviceArn);
  const { minTaskCount, maxTaskCount, autoScalingMetric, autoScalingTargetValue } = scalingTarget;
  steps.run(registerScalableTarget, { ...target, MinCapacity: minTaskCount, MaxCapacity: maxTaskCount });
  const byRequests = autoScalingMetric === "REQUEST_COUNT_PER_TARGET";
  const policy: PutScalingPolicyRequest = {
    ...target,
    PolicyName: scalingPolicyName(serviceArn, scalingTarget),
    PolicyType: "TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: autoScalingTargetValue,
      PredefinedMetricSpecification: {
        PredefinedMetricType: scalingMetrics[autoScalingMetric],
        ...(byRequests && { ResourceLabel: `${loadBalancerArn.split(":loadbalancer/")[1]}/${targetGroupArn.split(":").at(-1)}` }),
      },
    },
  };
  steps.run(putScalingPolicy, policy);
}
