import type { PutScalingPolicyRequest, RegisterScalableTargetRequest } from "@stowage/model/application-autoscaling";
import type { ExpressConfiguration } from "../../state/express-row.js";
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

const metrics = { AVERAGE_CPU: "ECSServiceAverageCPUUtilization", AVERAGE_MEMORY: "ECSServiceAverageMemoryUtilization" } as const;

/** Registers a service's target and its policy; requests per target are not followed, since the engine makes no load balancer for it. */
export function scaleExpress(steps: Staged, serviceArn: string, { scalingTarget }: Pick<ExpressConfiguration, "scalingTarget">): void {
  const target = scalableTarget(serviceArn);
  const { minTaskCount, maxTaskCount, autoScalingMetric, autoScalingTargetValue } = scalingTarget;
  steps.run(registerScalableTarget, { ...target, MinCapacity: minTaskCount, MaxCapacity: maxTaskCount });
  if (autoScalingMetric === "REQUEST_COUNT_PER_TARGET") return;
  const policy: PutScalingPolicyRequest = {
    ...target,
    PolicyName: `${serviceArn.split("/").at(-1)}-${autoScalingMetric.toLowerCase().replaceAll("_", "-")}`,
    PolicyType: "TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: autoScalingTargetValue,
      PredefinedMetricSpecification: { PredefinedMetricType: metrics[autoScalingMetric] },
    },
  };
  steps.run(putScalingPolicy, policy);
}
