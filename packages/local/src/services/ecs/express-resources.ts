import { formatArn, parseArn, type Place } from "@stowage/model";
import type { ECSManagedResources, ManagedAutoScaling, ManagedIngressPath } from "@stowage/model/ecs";
import type { ExpressIngress, ExpressRow } from "../../state/express-row.js";
import type { View } from "../../state/view.js";
import { targetKey } from "../application-autoscaling/scalable-targets.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";
import { expressDefinition } from "./express-configuration.js";
import { scalableTarget, scalingMetrics } from "./express-scaling.js";

/** What Express mode has made for a service, as its revisions show it: the rows that ELB, CloudWatch and Application Auto Scaling have. */
export function expressResources(view: View, row: ExpressRow): Output<ECSManagedResources> {
  const place = parseArn(row.serviceArn) as Place;
  const { networkConfiguration } = row.configuration;
  const made = madeAt(row);
  return {
    ...(row.ingress && { ingressPaths: [ingressPath(view, place, row, row.ingress)] }),
    autoScaling: autoScaling(view, place, row),
    metricAlarms: (row.ingress?.alarmNames ?? []).map((name) => ({ ...made, arn: formatArn(place, "cloudwatch", `alarm:${name}`) })),
    serviceSecurityGroups: (networkConfiguration.securityGroups ?? []).map((id) => ({ ...made, arn: securityGroupArn(place, id) })),
    logGroups: logGroups(place, row).map((name) => ({ ...made, logGroupName: name, arn: formatArn(place, "logs", `log-group:${name}`) })),
  };
}

function madeAt({ updatedAt }: Pick<ExpressRow, "updatedAt">): { readonly status: "ACTIVE"; readonly updatedAt: number } {
  return { status: "ACTIVE", updatedAt: seconds(updatedAt) };
}

function ingressPath(view: View, place: Place, row: ExpressRow, ingress: ExpressIngress): Output<ManagedIngressPath> {
  const made = madeAt(row);
  const balancer = view.get("loadBalancers", ingress.loadBalancerArn)?.loadBalancer;
  const groups = [ingress.targetGroupArn, ingress.alternateTargetGroupArn].flatMap((arn) => view.get("targetGroups", arn) ?? []);
  const securityGroupIds = balancer?.SecurityGroups ?? [];
  return {
    accessType: "PUBLIC",
    endpoint: ingress.endpoint,
    certificate: { ...made, domainName: ingress.endpoint, arn: ingress.certificateArn },
    loadBalancer: {
      ...made,
      scheme: balancer?.Scheme ?? "internet-facing",
      arn: ingress.loadBalancerArn,
      subnetIds: (balancer?.AvailabilityZones ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
      securityGroupIds,
    },
    loadBalancerSecurityGroups: securityGroupIds.map((id) => ({ ...made, arn: securityGroupArn(place, id) })),
    listener: { ...made, arn: ingress.listenerArn },
    rule: { ...made, arn: ingress.ruleArn },
    targetGroups: groups.map(({ arn, targetGroup: { Port = 0, HealthCheckPath = "" } }) => ({
      ...made,
      arn,
      healthCheckPath: HealthCheckPath,
      healthCheckPort: Port,
      port: Port,
    })),
  };
}

function autoScaling(view: View, place: Place, row: ExpressRow): Output<ManagedAutoScaling> {
  const key = targetKey(place, scalableTarget(row.serviceArn));
  const target = view.get("scalableTargets", key)?.target;
  if (!target) return {};
  const { autoScalingMetric } = row.configuration.scalingTarget;
  const made = madeAt(row);
  return {
    scalableTarget: { ...made, minCapacity: target.MinCapacity ?? 0, maxCapacity: target.MaxCapacity ?? 0, arn: target.ScalableTargetARN },
    applicationAutoScalingPolicies: [...view.scalingPoliciesOf(key)].map(({ policy }) => ({
      ...made,
      policyType: policy.PolicyType ?? "TargetTrackingScaling",
      targetValue: policy.TargetTrackingScalingPolicyConfiguration?.TargetValue ?? 0,
      metric:
        policy.TargetTrackingScalingPolicyConfiguration?.PredefinedMetricSpecification?.PredefinedMetricType ??
        scalingMetrics[autoScalingMetric],
      arn: policy.PolicyARN,
    })),
  };
}

/** Those that its containers log to. There is no CloudWatch Logs here. */
function logGroups(place: Place, { serviceArn, configuration }: ExpressRow): readonly string[] {
  if (configuration.ownDefinition) return [];
  const { containerDefinitions } = expressDefinition(serviceArn.split("/").at(-1)!, place.region, configuration);
  return containerDefinitions.flatMap(({ logConfiguration }) => logConfiguration?.options?.["awslogs-group"] ?? []);
}

function securityGroupArn(place: Place, id: string): string {
  return formatArn(place, "ec2", `security-group/${id}`);
}
