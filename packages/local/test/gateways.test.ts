import {
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  AssociateGatewayWithClusterCommand,
  CreateClusterCommand,
  CreateGatewayCommand,
  CreateServiceCommand,
  DeleteGatewayCommand,
  DescribeGatewayCommand,
  DescribeGatewayResourcesCommand,
  DescribeGatewayRouteCommand,
  DescribeServiceRevisionsCommand,
  DisassociateGatewayFromClusterCommand,
  ListServiceDeploymentsCommand,
  paginateListGatewayClusterAssociations,
  paginateListGatewayRoutes,
  paginateListGateways,
  RegisterTaskDefinitionCommand,
  UpdateGatewayCommand,
  UpdateServiceCommand,
  type GatewayRouteSummary,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let it: Bench;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  await it.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
});
afterEach(() => it.close());

const infrastructureRoleArn = "arn:aws:iam::123456789012:role/gateway";

async function gateway(name: string, hostSharedAlb: object = {}): Promise<string> {
  const made = await it.ecs.send(new CreateGatewayCommand({ name, infrastructureRoleArn, configuration: { hostSharedAlb } }));
  return made.gatewayArn ?? "";
}

async function routes(): Promise<readonly GatewayRouteSummary[]> {
  const all: GatewayRouteSummary[] = [];
  for await (const page of paginateListGatewayRoutes({ client: it.ecs, pageSize: 1 }, { cluster: "main" }))
    all.push(...(page.gatewayRoutes ?? []));
  return all;
}

test("a gateway has AWS's defaults, is changed, listed, and deleted once nothing protects or uses it", async () => {
  const { ecs } = it;
  const arn = await gateway("front");
  expect(arn).toBe("arn:aws:ecs:us-east-1:123456789012:gateway/front");
  const described = await ecs.send(new DescribeGatewayCommand({ gateway: "front" }));
  expect(described.gateway).toMatchObject({ status: "ACTIVE", deletionProtection: true, accessType: "PUBLIC", propagateTags: "GATEWAY" });
  expect(described.gateway?.configuration).toMatchObject({
    hostSharedAlb: { scheme: "internet-facing", port: 443, protocol: "HTTPS", maxAlbCount: 10, httpDesync: "defensive" },
  });
  await gateway("inner", { scheme: "internal" });
  const names: (string | undefined)[] = [];
  for await (const { gateways = [] } of paginateListGateways({ client: ecs, pageSize: 1 }, {}))
    names.push(...gateways.map(({ name }) => name));
  expect(names).toEqual(["front", "inner"]);
  const remove = new DeleteGatewayCommand({ gateway: arn });
  await expect(ecs.send(remove)).rejects.toMatchObject({ name: "ClientException" });
  expect((await ecs.send(new UpdateGatewayCommand({ gateway: arn, deletionProtection: false }))).status).toBe("UPDATE_COMPLETE");
  await ecs.send(new AssociateGatewayWithClusterCommand({ gateway: "front", cluster: "main" }));
  await expect(ecs.send(remove)).rejects.toMatchObject({ name: "ClientException" });
  const apart = await ecs.send(new DisassociateGatewayFromClusterCommand({ gateway: "front", cluster: "main" }));
  expect(apart.status).toBe("INACTIVE");
  expect((await ecs.send(remove)).status).toBe("DELETED");
  await expect(ecs.send(new DescribeGatewayCommand({ gateway: arn }))).rejects.toMatchObject({ name: "GatewayNotFoundException" });
});

test("services of an associated cluster have routes through the gateways that their connectors take", async () => {
  const { ecs } = it;
  const front = await gateway("front");
  await gateway("inner", { scheme: "internal" });
  for (const name of ["front", "inner"]) await ecs.send(new AssociateGatewayWithClusterCommand({ gateway: name, cluster: "main" }));
  const associated: (string | undefined)[] = [];
  for await (const page of paginateListGatewayClusterAssociations({ client: ecs, pageSize: 1 }, { cluster: "main" })) {
    associated.push(...(page.gatewayClusterAssociations ?? []).map(({ gatewayArn }) => gatewayArn?.split("/").at(-1)));
  }
  expect(associated).toEqual(["front", "inner"]);
  await ecs.send(new RegisterTaskDefinitionCommand(web));
  const service = {
    cluster: "main",
    serviceName: "web",
    taskDefinition: "web",
    launchType: "FARGATE",
    networkConfiguration: network,
  } as const;
  await ecs.send(new CreateServiceCommand({ ...service, desiredCount: 0, gatewayConnectors: [{ portName: "http" }] }));
  expect((await routes()).map(({ gatewayArn }) => gatewayArn?.split("/").at(-1)).sort()).toEqual(["front", "inner"]);
  const publicOnly = [{ portName: "http", filters: { accessTypes: ["PUBLIC" as const] } }];
  await ecs.send(new UpdateServiceCommand({ cluster: "main", service: "web", gatewayConnectors: publicOnly }));
  const [route, ...others] = await routes();
  expect(others).toEqual([]);
  expect(route).toMatchObject({ gatewayArn: front, serviceContainerPortName: "http", status: "ACTIVE" });
  const { gatewayRoute } = await ecs.send(new DescribeGatewayRouteCommand({ gatewayRouteArn: route?.gatewayRouteArn }));
  expect(gatewayRoute?.serviceUrl).toMatch(/^https:\/\/[0-9a-f]{32}\.ecs\.us-east-1\.on\.aws$/);
  expect((await ecs.send(new DescribeGatewayResourcesCommand({ gateway: "front" }))).gatewayResources?.gatewayArn).toBe(front);
});

test("a gateway has a load balancer while services connect to it, and sends them their share", async () => {
  const { local, ecs } = it;
  const elb = new ElasticLoadBalancingV2Client({ ...local.client, maxAttempts: 1 });
  const arn = await gateway("front", { testTrafficRules: { header: { name: "x-test", values: ["yes"] } } });
  const resources = async () =>
    (await ecs.send(new DescribeGatewayResourcesCommand({ gateway: arn }))).gatewayResources?.resources?.hostSharedAlb ?? [];
  await ecs.send(new AssociateGatewayWithClusterCommand({ gateway: arn, cluster: "main" }));
  expect(await resources()).toEqual([]);
  await ecs.send(new RegisterTaskDefinitionCommand(web));
  const healthCheck = { healthCheckPath: "/up", healthyThresholdCount: 2 };
  const service = {
    cluster: "main",
    taskDefinition: "web",
    desiredCount: 2,
    launchType: "FARGATE",
    networkConfiguration: network,
    gatewayConnectors: [{ portName: "http", healthCheck }],
  } as const;
  for (const serviceName of ["web", "api"]) await ecs.send(new CreateServiceCommand({ ...service, serviceName } as never));
  await local.clock!.advance("5m");
  const [alb, ...others] = await resources();
  expect(others).toEqual([]);
  expect(alb?.gatewayRouteArns).toEqual((await routes()).map(({ gatewayRouteArn }) => gatewayRouteArn));
  const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [alb!.loadBalancerArn!] }));
  expect(LoadBalancers).toMatchObject([{ Scheme: "internet-facing", State: { Code: "active" } }]);
  const { gateway: described } = await ecs.send(new DescribeGatewayCommand({ gateway: arn }));
  expect(described?.configuration).toMatchObject({ hostSharedAlb: { currentAlbCount: 1 } });

  const [first] = (await routes()).filter(({ serviceArn }) => serviceArn?.endsWith("/web"));
  const { gatewayRoute } = await ecs.send(new DescribeGatewayRouteCommand({ gatewayRouteArn: first!.gatewayRouteArn }));
  const [front] = gatewayRoute!.resources!.hostSharedAlb!;
  const rule = async (ruleArn: string) => (await elb.send(new DescribeRulesCommand({ RuleArns: [ruleArn] }))).Rules![0]!;
  const production = await rule(front!.listenerRuleArn!);
  expect(`https://${production.Conditions?.[0]?.Values?.[0]}`).toBe(gatewayRoute?.serviceUrl);
  const test = await rule(front!.testListenerRuleArns![0]!);
  expect(test.Conditions?.[1]).toMatchObject({ Field: "http-header", HttpHeaderConfig: { HttpHeaderName: "x-test", Values: ["yes"] } });
  expect(Number(test.Priority)).toBeLessThan(Number(production.Priority));

  const { serviceDeployments = [] } = await ecs.send(new ListServiceDeploymentsCommand({ cluster: "main", service: "web" }));
  const { serviceRevisions = [] } = await ecs.send(
    new DescribeServiceRevisionsCommand({ serviceRevisionArns: [serviceDeployments[0]!.targetServiceRevisionArn!] }),
  );
  const [connection] = serviceRevisions[0]!.ecsManagedResources!.gatewayConnections!;
  expect(connection).toMatchObject({ gatewayArn: arn, portName: "http", accessType: "PUBLIC", status: "ACTIVE" });
  const { targetGroupArn } = connection!.resources!.hostSharedAlb![0]!;
  const { TargetGroups } = await elb.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [targetGroupArn!] }));
  expect(TargetGroups).toMatchObject([{ Port: 8080, HealthCheckPath: "/up", HealthyThresholdCount: 2, TargetType: "ip" }]);
  const health = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }));
  expect(health.TargetHealthDescriptions?.map(({ TargetHealth }) => TargetHealth?.State)).toEqual(["healthy", "healthy"]);

  const other = [{ portName: "http", healthCheck: { healthCheckPath: "/live" } }];
  await ecs.send(new UpdateServiceCommand({ cluster: "main", service: "web", gatewayConnectors: other }));
  const checked = await elb.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [targetGroupArn!] }));
  expect(checked.TargetGroups).toMatchObject([{ HealthCheckPath: "/live", HealthyThresholdCount: 5 }]);
  await ecs.send(new UpdateServiceCommand({ cluster: "main", service: "api", gatewayConnectors: [] }));
  await local.clock!.advance("10m");
  expect((await resources())[0]?.gatewayRouteArns).toEqual([first!.gatewayRouteArn]);
  expect((await elb.send(new DescribeTargetGroupsCommand({}))).TargetGroups).toHaveLength(2);
  await ecs.send(new DisassociateGatewayFromClusterCommand({ gateway: arn, cluster: "main" }));
  expect(await resources()).toEqual([]);
  expect((await elb.send(new DescribeLoadBalancersCommand({}))).LoadBalancers).toEqual([]);
  expect((await elb.send(new DescribeTargetGroupsCommand({}))).TargetGroups).toEqual([]);
  elb.destroy();
});

test("tasks that run already are registered when a gateway comes", async () => {
  const { local, ecs } = it;
  const elb = new ElasticLoadBalancingV2Client({ ...local.client, maxAttempts: 1 });
  await ecs.send(new RegisterTaskDefinitionCommand(web));
  const service = {
    cluster: "main",
    serviceName: "web",
    taskDefinition: "web",
    launchType: "FARGATE",
    networkConfiguration: network,
  } as const;
  await ecs.send(new CreateServiceCommand({ ...service, desiredCount: 1, gatewayConnectors: [{ portName: "http" }] }));
  await local.clock!.advance("3m");
  await ecs.send(new AssociateGatewayWithClusterCommand({ gateway: await gateway("front"), cluster: "main" }));
  await local.clock!.advance("5m");
  const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({}));
  const counts = TargetGroups.map(async ({ TargetGroupArn }) => {
    return (await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }))).TargetHealthDescriptions?.length;
  });
  expect((await Promise.all(counts)).sort()).toEqual([0, 1]);
  elb.destroy();
});

test("names what is wrong", async () => {
  const { ecs } = it;
  await gateway("front");
  await expect(gateway("front")).rejects.toMatchObject({ name: "ClientException" });
  await expect(gateway("low", { port: 80 })).rejects.toMatchObject({ name: "InvalidParameterException" });
  const associate = (gatewayName: string, cluster: string): Promise<unknown> =>
    ecs.send(new AssociateGatewayWithClusterCommand({ gateway: gatewayName, cluster }));
  await expect(associate("none", "main")).rejects.toMatchObject({ name: "GatewayNotFoundException" });
  await expect(associate("front", "none")).rejects.toMatchObject({ name: "ClusterNotFoundException" });
  const apart = new DisassociateGatewayFromClusterCommand({ gateway: "front", cluster: "main" });
  await expect(ecs.send(apart)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  const route = new DescribeGatewayRouteCommand({ gatewayRouteArn: "arn:aws:ecs:us-east-1:123456789012:gateway-route/front/0" });
  await expect(ecs.send(route)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  await ecs.send(new RegisterTaskDefinitionCommand(web));
  const service = {
    cluster: "main",
    serviceName: "web",
    taskDefinition: "web",
    launchType: "FARGATE",
    networkConfiguration: network,
  } as const;
  const wrong = new CreateServiceCommand({ ...service, desiredCount: 0, gatewayConnectors: [{ portName: "grpc" }] });
  await expect(ecs.send(wrong)).rejects.toMatchObject({ name: "InvalidParameterException" });
});
