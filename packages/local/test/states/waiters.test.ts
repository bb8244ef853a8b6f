import {
  ApplicationAutoScalingClient,
  paginateDescribeScalableTargets,
  paginateDescribeScheduledActions,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { CloudWatchClient, paginateDescribeAlarmHistory, PutMetricAlarmCommand, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  CreateDaemonCommand,
  CreateServiceCommand,
  DescribeDaemonDeploymentsCommand,
  RegisterDaemonTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  UpdateDaemonCommand,
  waitUntilDaemonDeploymentStopped,
  waitUntilDaemonTaskDefinitionActive,
} from "@aws-sdk/client-ecs";
import {
  AddListenerCertificatesCommand,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeAccountLimits,
  paginateDescribeListenerCertificates,
  paginateDescribeListeners,
  paginateDescribeRules,
  paginateDescribeTargetGroups,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, web, type Bench } from "../support.js";

let it: Bench;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  await it.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
});
afterEach(() => it.close());

/** Everything that a paginator gives, page by page. */
async function pages<P, T>(paginator: AsyncIterable<P>, of: (page: P) => readonly T[] | undefined): Promise<readonly (readonly T[])[]> {
  const all: (readonly T[])[] = [];
  for await (const page of paginator) all.push(of(page) ?? []);
  return all;
}

test("waits for a daemon's definition, and for a deployment that a newer one stops", async () => {
  const { ecs } = it;
  const instanceLaunchTemplate = {
    ec2InstanceProfileArn: "arn:aws:iam::123456789012:instance-profile/ecs",
    networkConfiguration: { subnets: ["subnet-us-east-1a"] },
  };
  const managedInstancesProvider = { infrastructureRoleArn: "arn:aws:iam::123456789012:role/infrastructure", instanceLaunchTemplate };
  const made = await ecs.send(new CreateCapacityProviderCommand({ name: "managed", cluster: "main", managedInstancesProvider }));
  const capacityProviderArns = [made.capacityProvider!.capacityProviderArn!];
  const containerDefinitions = [{ name: "agent", image: "agent:1" }];
  const definition = { family: "agent", cpu: "128", memory: "128", containerDefinitions };
  const { daemonTaskDefinitionArn } = await ecs.send(new RegisterDaemonTaskDefinitionCommand(definition));
  const active = await waitUntilDaemonTaskDefinitionActive(
    { client: ecs, maxWaitTime: 30 },
    { daemonTaskDefinition: daemonTaskDefinitionArn },
  );
  expect(active.state).toBe("SUCCESS");
  const deploymentConfiguration = { drainPercent: 50, bakeTimeInMinutes: 10 };
  const settings = { daemonTaskDefinitionArn, capacityProviderArns, deploymentConfiguration };
  const { daemonArn, deploymentArn = "" } = await ecs.send(
    new CreateDaemonCommand({ ...settings, daemonName: "agent", clusterArn: "main" }),
  );
  await ecs.send(new UpdateDaemonCommand({ ...settings, daemonArn }));
  await it.local.clock!.advance("5s");
  const stopped = await waitUntilDaemonDeploymentStopped({ client: ecs, maxWaitTime: 30 }, { daemonDeploymentArns: [deploymentArn] });
  expect(stopped.state).toBe("SUCCESS");
  const { daemonDeployments } = await ecs.send(new DescribeDaemonDeploymentsCommand({ daemonDeploymentArns: [deploymentArn] }));
  expect(daemonDeployments).toMatchObject([{ status: "STOPPED", stoppedAt: expect.any(Date) }]);
});

test("pages of Application Auto Scaling", async () => {
  const { ecs, local } = it;
  const scaling = new ApplicationAutoScalingClient({ ...local.client, maxAttempts: 1 });
  await ecs.send(new RegisterTaskDefinitionCommand(web));
  const target = { ServiceNamespace: "ecs", ScalableDimension: "ecs:service:DesiredCount" } as const;
  for (const serviceName of ["a", "b", "c"]) {
    const settings = { cluster: "main", taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;
    await ecs.send(new CreateServiceCommand({ ...settings, serviceName, desiredCount: 1 }));
    const ResourceId = `service/main/${serviceName}`;
    await scaling.send(new RegisterScalableTargetCommand({ ...target, ResourceId, MinCapacity: 1, MaxCapacity: 2 }));
    const action = { ScheduledActionName: "night", Schedule: "rate(1 day)", ScalableTargetAction: { MinCapacity: 1 } };
    await scaling.send(new PutScheduledActionCommand({ ...target, ResourceId, ...action }));
  }
  const config = { client: scaling, pageSize: 2 };
  const targets = await pages(paginateDescribeScalableTargets(config, { ServiceNamespace: "ecs" }), (page) => page.ScalableTargets);
  expect(targets.map(({ length }) => length)).toEqual([2, 1]);
  const actions = await pages(paginateDescribeScheduledActions(config, { ServiceNamespace: "ecs" }), (page) => page.ScheduledActions);
  expect(actions.map(({ length }) => length)).toEqual([2, 1]);
  scaling.destroy();
});

test("pages of CloudWatch", async () => {
  const cloudWatch = new CloudWatchClient({ ...it.local.client, maxAttempts: 1 });
  const alarm = { AlarmName: "high", Namespace: "Shop", MetricName: "Orders", Statistic: "Sum", Period: 60, EvaluationPeriods: 1 } as const;
  await cloudWatch.send(new PutMetricAlarmCommand({ ...alarm, Threshold: 1, ComparisonOperator: "GreaterThanThreshold" }));
  for (const StateValue of ["ALARM", "OK"] as const) {
    await cloudWatch.send(new SetAlarmStateCommand({ AlarmName: "high", StateValue, StateReason: "test" }));
  }
  const history = paginateDescribeAlarmHistory({ client: cloudWatch, pageSize: 1 }, { AlarmName: "high" });
  const found = await pages(history, (page) => page.AlarmHistoryItems);
  expect(found.length).toBeGreaterThanOrEqual(3);
  expect(found.every(({ length }) => length <= 1)).toBe(true);
  cloudWatch.destroy();
});

test("pages of Elastic Load Balancing", async () => {
  const balancing = new ElasticLoadBalancingV2Client({ ...it.local.client, maxAttempts: 1 });
  const groups: string[] = [];
  for (const Name of ["one", "two", "three"]) {
    const made = await balancing.send(new CreateTargetGroupCommand({ Name, Protocol: "HTTP", Port: 80, TargetType: "ip", VpcId: "vpc-1" }));
    groups.push(made.TargetGroups![0]!.TargetGroupArn!);
  }
  const { LoadBalancers = [] } = await balancing.send(
    new CreateLoadBalancerCommand({ Name: "lb", Subnets: network.awsvpcConfiguration.subnets }),
  );
  const { LoadBalancerArn } = LoadBalancers[0]!;
  const listeners: string[] = [];
  for (const [i, TargetGroupArn] of groups.entries()) {
    const DefaultActions = [{ Type: "forward" as const, TargetGroupArn }];
    const made = await balancing.send(new CreateListenerCommand({ LoadBalancerArn, Protocol: "HTTP", Port: 80 + i, DefaultActions }));
    listeners.push(made.Listeners![0]!.ListenerArn!);
  }
  const [ListenerArn] = listeners;
  for (const Priority of [1, 2]) {
    const Conditions = [{ Field: "path-pattern", PathPatternConfig: { Values: [`/${Priority}`] } }];
    const Actions = [{ Type: "forward" as const, TargetGroupArn: groups[0] }];
    await balancing.send(new CreateRuleCommand({ ListenerArn, Priority, Conditions, Actions }));
  }
  const config = { client: balancing, pageSize: 2 };
  const sizes = (all: readonly (readonly unknown[])[]) => all.map(({ length }) => length);
  expect(sizes(await pages(paginateDescribeTargetGroups(config, { PageSize: 2 }), (page) => page.TargetGroups))).toEqual([2, 1]);
  expect(sizes(await pages(paginateDescribeListeners(config, { LoadBalancerArn, PageSize: 2 }), (page) => page.Listeners))).toEqual([2, 1]);
  expect(sizes(await pages(paginateDescribeRules(config, { ListenerArn, PageSize: 2 }), (page) => page.Rules))).toEqual([2, 1]);
  expect((await pages(paginateDescribeAccountLimits(config, { PageSize: 2 }), (page) => page.Limits)).flat()).not.toEqual([]);
  const certificate = (n: number) => ({
    CertificateArn: `arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-00000000000${n}`,
  });
  const DefaultActions = [{ Type: "forward" as const, TargetGroupArn: groups[0] }];
  const secure = { LoadBalancerArn, Protocol: "HTTPS" as const, Port: 443, Certificates: [certificate(1)], DefaultActions };
  const { Listeners = [] } = await balancing.send(new CreateListenerCommand(secure));
  const one = { ListenerArn: Listeners[0]!.ListenerArn! };
  for (const n of [2, 3]) await balancing.send(new AddListenerCertificatesCommand({ ...one, Certificates: [certificate(n)] }));
  const certificates = await pages(paginateDescribeListenerCertificates(config, { ...one, PageSize: 2 }), (page) => page.Certificates);
  expect(sizes(certificates)).toEqual([2, 1]);
  balancing.destroy();
});
