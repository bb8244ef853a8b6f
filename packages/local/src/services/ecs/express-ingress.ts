import { parseArn, type Place } from "@stowage/model";
import type { DeploymentConfiguration, LoadBalancer } from "@stowage/model/ecs";
import type { Command } from "../../control/index.js";
import { certificateArn, digitsOf, ingressBalancer, putBalancer } from "../../control/load-balancing/managed-ingress.js";
import { ingressRoute, putRoute } from "../../control/load-balancing/managed-route.js";
import type { ExpressIngress } from "../../state/express-row.js";
import type { View } from "../../state/view.js";
import { defaultSecurityGroup, defaultSubnets, vpcOf } from "../ec2/default-vpc.js";
import { putMetricAlarm } from "../monitoring/put-metric-alarm.js";
import type { Call } from "../operation.js";
import type { Staged } from "../staged.js";

/** So many Express services share a load balancer. Source: the launch of Amazon ECS Express Mode, 2025-11. */
const SERVICES_A_BALANCER = 25;

export interface MadeIngress {
  readonly ingress: ExpressIngress;
  readonly commands: readonly Command[];
}

/**
 * Makes what stands in front of an Express service: a rule for its host on a load balancer that Express services share, two target groups, and
 * the alarms of its deployments. Source: Amazon ECS Developer Guide, "Resources created by Amazon ECS Express Mode services"; names are our choice.
 */
export function makeIngress(
  { view, place, now }: Pick<Call<unknown>, "view" | "place" | "now">,
  steps: Staged,
  serviceArn: string,
  { port, healthCheckPath }: { readonly port: number; readonly healthCheckPath: string },
): MadeIngress {
  const name = serviceArn.split("/").at(-1)!;
  const endpoint = `${hostLabel(name)}-${digitsOf(serviceArn, 12)}.ecs.${place.region}.on.aws`;
  const vpcId = vpcOf(place);
  const balancer = balancerFor(view, place, vpcId, now);
  const { listener, loadBalancer } = balancer;
  const route = ingressRoute(view, place, listener.arn, { host: endpoint, port, vpcId, checks: { HealthCheckPath: healthCheckPath } }, now);
  const [blue, green] = route.groups;
  const alarmNames = route.groups.map((group) => `${hostLabel(name)}-${digitsOf(group.arn, 8)}-faults`);
  for (const [i, group] of route.groups.entries()) alarm(steps, alarmNames[i]!, loadBalancer.arn, group.arn);
  return {
    ingress: {
      endpoint,
      certificateArn: certificateArn(place, endpoint),
      loadBalancerArn: loadBalancer.arn,
      listenerArn: listener.arn,
      ruleArn: route.rule.arn,
      targetGroupArn: blue.arn,
      alternateTargetGroupArn: green.arn,
      alarmNames,
    },
    commands: [
      ...(view.get("loadBalancers", loadBalancer.arn) ? [] : putBalancer(balancer, "CreateExpressGatewayService")),
      ...putRoute(route, "CreateExpressGatewayService"),
    ],
  };
}

/** The service's entry for its ingress. */
export function expressBalancer(
  { targetGroupArn, alternateTargetGroupArn, ruleArn }: ExpressIngress,
  { containerName, containerPort }: { readonly containerName: string; readonly containerPort: number },
  roleArn: string,
): LoadBalancer {
  return {
    targetGroupArn,
    containerName,
    containerPort,
    advancedConfiguration: { alternateTargetGroupArn, productionListenerRule: ruleArn, roleArn },
  };
}

/** Source: Amazon ECS Developer Guide, "Updating an Amazon ECS Express Mode service", deployment behavior; read 2026-11. */
export function expressDeployments({ alarmNames }: ExpressIngress): DeploymentConfiguration {
  return {
    strategy: "CANARY",
    canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 3 },
    bakeTimeInMinutes: 3,
    alarms: { alarmNames: [...alarmNames], enable: true, rollback: true },
  };
}

/** The first load balancer of Express services that has room, or one more. */
function balancerFor(view: View, place: Place, vpcId: string, now: number): ReturnType<typeof ingressBalancer> {
  const users = new Map<string, number>();
  for (const [arn, { ingress }] of view.all("expressServices")) {
    const { region, account } = parseArn(arn) ?? {};
    if (ingress && region === place.region && account === place.account) {
      users.set(ingress.loadBalancerArn, (users.get(ingress.loadBalancerArn) ?? 0) + 1);
    }
  }
  for (let n = 1; ; n++) {
    const subnets = defaultSubnets(place).map(({ id }) => id);
    const said = {
      name: `ecs-express-gateway-alb-${n}`,
      scheme: "internet-facing",
      subnets,
      securityGroups: [defaultSecurityGroup(place)],
      vpcId,
    } as const;
    const made = ingressBalancer(place, said, now);
    if ((users.get(made.loadBalancer.arn) ?? 0) < SERVICES_A_BALANCER) return made;
  }
}

function hostLabel(name: string): string {
  return name.toLowerCase().replaceAll("_", "-");
}

/** More than one percent of answers are errors, in two minutes of three. Source: as {@link expressDeployments}. */
function alarm(steps: Staged, AlarmName: string, loadBalancerArn: string, groupArn: string): void {
  const Dimensions = [
    { Name: "LoadBalancer", Value: loadBalancerArn.split(":loadbalancer/")[1]! },
    { Name: "TargetGroup", Value: groupArn.split(":").at(-1)! },
  ];
  const stat = (Id: string, MetricName: string) => ({
    Id,
    MetricStat: { Metric: { Namespace: "AWS/ApplicationELB", MetricName, Dimensions }, Period: 60, Stat: "Sum" },
    ReturnData: false,
  });
  steps.run(putMetricAlarm, {
    AlarmName,
    ComparisonOperator: "GreaterThanThreshold",
    EvaluationPeriods: 3,
    DatapointsToAlarm: 2,
    Threshold: 1,
    TreatMissingData: "notBreaching",
    Metrics: [
      stat("client", "HTTPCode_Target_4XX_Count"),
      stat("server", "HTTPCode_Target_5XX_Count"),
      stat("requests", "RequestCount"),
      { Id: "faults", Expression: "100 * (client + server) / requests", ReturnData: true },
    ],
  });
}
