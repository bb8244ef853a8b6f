import {
  AssociateGatewayWithClusterCommand,
  CreateClusterCommand,
  CreateGatewayCommand,
  CreateServiceCommand,
  DeleteGatewayCommand,
  DescribeGatewayCommand,
  DescribeGatewayResourcesCommand,
  DescribeGatewayRouteCommand,
  DisassociateGatewayFromClusterCommand,
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
  await ecs.send(new UpdateGatewayCommand({ gateway: arn, deletionProtection: false }));
  await ecs.send(new AssociateGatewayWithClusterCommand({ gateway: "front", cluster: "main" }));
  await expect(ecs.send(remove)).rejects.toMatchObject({ name: "ClientException" });
  await ecs.send(new DisassociateGatewayFromClusterCommand({ gateway: "front", cluster: "main" }));
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
