import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  CreateClusterCommand,
  CreateExpressGatewayServiceCommand,
  CreateServiceCommand,
  DeleteExpressGatewayServiceCommand,
  DescribeExpressGatewayServiceCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListServicesCommand,
  RegisterTaskDefinitionCommand,
  UpdateExpressGatewayServiceCommand,
  waitUntilServicesStable,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let it: Bench;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
});
afterEach(() => it.close());

const infrastructureRoleArn = "arn:aws:iam::123456789012:role/ecsInfrastructureRole";
const executionRoleArn = "arn:aws:iam::123456789012:role/ecsTaskExecutionRole";
const primaryContainer = { image: "nginx:1.27", containerPort: 8080, environment: [{ name: "MODE", value: "live" }] };
const shop = { infrastructureRoleArn, executionRoleArn, serviceName: "shop", primaryContainer };

test("an image becomes a cluster, a definition, a service that runs, and its scaling", async () => {
  const { local, ecs } = it;
  const scalingTarget = { minTaskCount: 2, maxTaskCount: 6, autoScalingMetric: "AVERAGE_MEMORY", autoScalingTargetValue: 70 } as const;
  const { service } = await ecs.send(
    new CreateExpressGatewayServiceCommand({ ...shop, scalingTarget, tags: [{ key: "team", value: "web" }] }),
  );
  const serviceArn = service?.serviceArn ?? "";
  expect(serviceArn).toBe("arn:aws:ecs:us-east-1:123456789012:service/default/shop");
  expect(service).toMatchObject({ cluster: "default", status: { statusCode: "ACTIVE" }, tags: [{ key: "team", value: "web" }] });
  expect(service?.activeConfigurations).toMatchObject([{ cpu: "256", memory: "512", cpuArchitecture: "X86_64", healthCheckPath: "/ping" }]);
  await local.clock!.advance("3m");
  await waitUntilServicesStable({ client: ecs, maxWaitTime: 60 }, { services: ["shop"] });
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ services: ["shop"] }));
  expect(services[0]).toMatchObject({
    runningCount: 2,
    resourceManagementType: "ECS",
    deploymentConfiguration: {
      strategy: "CANARY",
      bakeTimeInMinutes: 3,
      canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 3 },
      alarms: { enable: true, rollback: true },
    },
  });
  const [balancer] = services[0]?.loadBalancers ?? [];
  const elb = new ElasticLoadBalancingV2Client({ ...local.client, maxAttempts: 1 });
  const { TargetGroups } = await elb.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [balancer!.targetGroupArn!] }));
  expect(TargetGroups).toMatchObject([{ TargetType: "ip", Port: 8080, HealthCheckPath: "/ping" }]);
  const health = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: balancer!.targetGroupArn }));
  expect(health.TargetHealthDescriptions?.map(({ TargetHealth }) => TargetHealth?.State)).toEqual(["healthy", "healthy"]);
  const { Rules } = await elb.send(new DescribeRulesCommand({ RuleArns: [balancer!.advancedConfiguration!.productionListenerRule!] }));
  const { endpoint } = service!.activeConfigurations![0]!.ingressPaths![0]!;
  expect(Rules?.[0]?.Conditions?.[0]).toMatchObject({ Field: "host-header", Values: [endpoint] });
  const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: TargetGroups?.[0]?.LoadBalancerArns }));
  expect(LoadBalancers).toMatchObject([{ Type: "application", Scheme: "internet-facing", State: { Code: "active" } }]);
  elb.destroy();
  const revision = (await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }))).service!.activeConfigurations![0]!;
  const { serviceRevisions = [] } = await ecs.send(
    new DescribeServiceRevisionsCommand({ serviceRevisionArns: [revision.serviceRevisionArn!] }),
  );
  expect(serviceRevisions[0]?.ecsManagedResources).toMatchObject({
    ingressPaths: [
      {
        endpoint,
        loadBalancer: { arn: LoadBalancers?.[0]?.LoadBalancerArn, scheme: "internet-facing" },
        rule: { arn: Rules?.[0]?.RuleArn, status: "ACTIVE" },
        targetGroups: [{ arn: balancer?.targetGroupArn, port: 8080, healthCheckPath: "/ping" }, { port: 8080 }],
      },
    ],
    autoScaling: {
      scalableTarget: { minCapacity: 2, maxCapacity: 6 },
      applicationAutoScalingPolicies: [{ targetValue: 70, metric: "ECSServiceAverageMemoryUtilization" }],
    },
    metricAlarms: [{ status: "ACTIVE" }, { status: "ACTIVE" }],
    logGroups: [{ logGroupName: "/aws/ecs/shop" }],
  });
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "shop" }));
  expect(taskDefinition).toMatchObject({ revision: 1, networkMode: "awsvpc", executionRoleArn, containerDefinitions: [{ name: "Main" }] });
  const scaling = new ApplicationAutoScalingClient({ ...local.client, maxAttempts: 1 });
  const { ScalableTargets } = await scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" }));
  expect(ScalableTargets).toMatchObject([{ ResourceId: "service/default/shop", MinCapacity: 2, MaxCapacity: 6 }]);
  const { ScalingPolicies } = await scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: "ecs" }));
  expect(ScalingPolicies?.[0]?.TargetTrackingScalingPolicyConfiguration).toMatchObject({
    TargetValue: 70,
    PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageMemoryUtilization" },
  });
  scaling.destroy();
});

test("an update deploys what tasks are made of and leaves the rest; deleting drains", async () => {
  const { local, ecs } = it;
  const { service } = await ecs.send(new CreateExpressGatewayServiceCommand(shop));
  const serviceArn = service?.serviceArn ?? "";
  await local.clock!.advance("10m");
  const newer = { ...primaryContainer, image: "nginx:1.28" };
  const updated = await ecs.send(new UpdateExpressGatewayServiceCommand({ serviceArn, primaryContainer: newer, memory: "1024" }));
  expect(updated.service?.targetConfiguration).toMatchObject({ memory: "1024", primaryContainer: { image: "nginx:1.28" } });
  await ecs.send(new UpdateExpressGatewayServiceCommand({ serviceArn, healthCheckPath: "/up" }));
  await local.clock!.advance("20m");
  const described = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn, include: ["TAGS"] }));
  expect(described.service?.activeConfigurations).toMatchObject([{ healthCheckPath: "/up", memory: "1024" }]);
  expect(described.service?.activeConfigurations?.[0]?.taskDefinitionArn).toMatch(/task-definition\/shop:2$/);
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ services: ["shop"] }));
  expect(services[0]?.deployments).toMatchObject([{ rolloutState: "COMPLETED", runningCount: 1 }]);
  expect((await ecs.send(new ListServicesCommand({ resourceManagementType: "ECS" }))).serviceArns).toEqual([serviceArn]);
  expect((await ecs.send(new ListServicesCommand({ resourceManagementType: "CUSTOMER" }))).serviceArns).toEqual([]);
  const deleted = await ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn }));
  expect(deleted.service?.status?.statusCode).toBe("DRAINING");
  await local.clock!.advance("5m");
  const gone = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
  expect(gone.service).toMatchObject({ status: { statusCode: "INACTIVE" }, activeConfigurations: [] });
  await expect(ecs.send(new UpdateExpressGatewayServiceCommand({ serviceArn }))).rejects.toMatchObject({
    name: "ServiceNotActiveException",
  });
  expect((await ecs.send(new CreateExpressGatewayServiceCommand(shop))).service?.status?.statusCode).toBe("ACTIVE");
});

test("an update is a canary, and what stands in front goes with the service", async () => {
  const { local, ecs } = it;
  const elb = new ElasticLoadBalancingV2Client({ ...local.client, maxAttempts: 1 });
  const arns: string[] = [];
  for (const serviceName of ["shop", "api"]) {
    const scalingTarget = { autoScalingMetric: "REQUEST_COUNT_PER_TARGET", autoScalingTargetValue: 600 } as const;
    const { service } = await ecs.send(new CreateExpressGatewayServiceCommand({ ...shop, serviceName, scalingTarget }));
    arns.push(service!.serviceArn!);
  }
  await local.clock!.advance("10m");
  const { LoadBalancers = [], ...none } = await elb.send(new DescribeLoadBalancersCommand({}));
  expect([LoadBalancers.length, none.NextMarker]).toEqual([1, undefined]);
  const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn: LoadBalancers[0]!.LoadBalancerArn }));
  expect(Listeners).toMatchObject([{ Port: 443, Protocol: "HTTPS", DefaultActions: [{ Type: "fixed-response" }] }]);
  const rules = async () => (await elb.send(new DescribeRulesCommand({ ListenerArn: Listeners[0]!.ListenerArn }))).Rules ?? [];
  expect(await rules()).toHaveLength(3);
  const weights = async () => (await rules())[0]!.Actions![0]!.ForwardConfig!.TargetGroups!.map(({ Weight }) => Weight);
  expect(await weights()).toEqual([100, 0]);
  const newer = { ...primaryContainer, image: "nginx:1.28" };
  await ecs.send(new UpdateExpressGatewayServiceCommand({ serviceArn: arns[0], primaryContainer: newer }));
  await local.clock!.advance("3m");
  expect(await weights()).toEqual([95, 5]);
  await local.clock!.advance("10m");
  expect(await weights()).toEqual([0, 100]);
  await local.setLoad("default/shop", { requests: 100 });
  await local.clock!.advance("20m");
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ services: ["shop"] }));
  // 6,000 requests a minute, 600 for each task.
  expect(services[0]?.desiredCount).toBeGreaterThanOrEqual(9);
  await ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn: arns[0] }));
  await local.clock!.advance("10m");
  expect(await rules()).toHaveLength(2);
  expect((await elb.send(new DescribeTargetGroupsCommand({}))).TargetGroups).toHaveLength(2);
  await ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn: arns[1] }));
  await local.clock!.advance("10m");
  expect((await elb.send(new DescribeLoadBalancersCommand({}))).LoadBalancers).toEqual([]);
  expect((await elb.send(new DescribeTargetGroupsCommand({}))).TargetGroups).toEqual([]);
  elb.destroy();
});

test("names what is wrong", async () => {
  const { ecs } = it;
  const create = (more: object): Promise<unknown> => ecs.send(new CreateExpressGatewayServiceCommand({ ...shop, ...more }));
  const invalid = { name: "InvalidParameterException" };
  await expect(create({ primaryContainer: undefined })).rejects.toMatchObject(invalid);
  await expect(create({ cluster: "none" })).rejects.toMatchObject({ name: "ClusterNotFoundException" });
  await expect(create({ scalingTarget: { minTaskCount: 3, maxTaskCount: 2 } })).rejects.toMatchObject(invalid);
  await expect(create({ cpu: "300" })).rejects.toMatchObject({ name: "ClientException" });
  expect((await ecs.send(new ListServicesCommand({})).catch((error: Error) => error.name)) as string).toBe("ClusterNotFoundException");
  await create({});
  await expect(create({})).rejects.toMatchObject(invalid);
  await ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  await ecs.send(new RegisterTaskDefinitionCommand(web));
  const own = { cluster: "main", serviceName: "own", taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;
  const { service } = await ecs.send(new CreateServiceCommand({ ...own, desiredCount: 0 }));
  const serviceArn = service?.serviceArn ?? "";
  await expect(ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn }))).rejects.toMatchObject({
    name: "ServiceNotFoundException",
  });
  const describe = new DescribeExpressGatewayServiceCommand({ serviceArn });
  await expect(ecs.send(describe)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});
