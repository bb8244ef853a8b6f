import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand as DeleteEcsService,
  ListServicesByNamespaceCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  DescribeServicesCommand,
} from "@aws-sdk/client-ecs";
import {
  CreateHttpNamespaceCommand,
  CreatePrivateDnsNamespaceCommand,
  CreateServiceCommand as CreateDiscoveryService,
  DeleteNamespaceCommand,
  DeleteServiceAttributesCommand,
  DeleteServiceCommand,
  DeregisterInstanceCommand,
  DiscoverInstancesCommand,
  DiscoverInstancesRevisionCommand,
  GetInstanceCommand,
  GetInstancesHealthStatusCommand,
  GetNamespaceCommand,
  GetOperationCommand,
  GetServiceAttributesCommand,
  GetServiceCommand,
  ListInstancesCommand,
  ListNamespacesCommand,
  ListOperationsCommand,
  ListServicesCommand,
  ListTagsForResourceCommand,
  paginateListInstances,
  RegisterInstanceCommand,
  ServiceDiscoveryClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateHttpNamespaceCommand,
  UpdateInstanceCustomHealthStatusCommand,
  UpdateServiceAttributesCommand,
  UpdateServiceCommand as UpdateDiscoveryService,
} from "@aws-sdk/client-servicediscovery";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let b: Bench;
let discovery: ServiceDiscoveryClient;
beforeEach(async () => {
  b = await bench({ clock: "virtual" });
  discovery = new ServiceDiscoveryClient({ ...b.local.client, maxAttempts: 1 });
});
afterEach(async () => {
  discovery.destroy();
  await b.close();
});

async function namespace(name = "shop"): Promise<string> {
  const { OperationId } = await discovery.send(new CreateHttpNamespaceCommand({ Name: name, CreatorRequestId: name }));
  const { Operation } = await discovery.send(new GetOperationCommand({ OperationId }));
  return Operation!.Targets!.NAMESPACE!;
}

async function service(namespaceId: string, more: object = {}): Promise<string> {
  const { Service } = await discovery.send(new CreateDiscoveryService({ Name: "catalog", NamespaceId: namespaceId, ...more }));
  return Service!.Id!;
}

const register = (ServiceId: string, InstanceId: string, Attributes: Record<string, string> = {}) =>
  discovery.send(new RegisterInstanceCommand({ ServiceId, InstanceId, Attributes: { AWS_INSTANCE_IPV4: "127.0.0.9", ...Attributes } }));

describe("namespaces", () => {
  test("are made by an operation that can be asked about", async () => {
    const { OperationId } = await discovery.send(
      new CreateHttpNamespaceCommand({ Name: "shop", Description: "all of it", Tags: [{ Key: "a", Value: "1" }] }),
    );
    expect(OperationId).toMatch(/^[a-z0-9]{32}-[a-z0-9]{8}$/);
    const { Operation } = await discovery.send(new GetOperationCommand({ OperationId }));
    expect(Operation).toMatchObject({ Type: "CREATE_NAMESPACE", Status: "SUCCESS", CreateDate: new Date(b.local.clock!.now()) });
    const id = Operation!.Targets!.NAMESPACE!;
    expect(id).toMatch(/^ns-[a-z0-9]{16}$/);
    const { Namespace } = await discovery.send(new GetNamespaceCommand({ Id: id }));
    expect(Namespace).toMatchObject({
      Name: "shop",
      Type: "HTTP",
      ServiceCount: 0,
      Description: "all of it",
      Properties: { HttpProperties: { HttpName: "shop" } },
    });
    expect(Namespace?.Arn).toBe(`arn:aws:servicediscovery:us-east-1:123456789012:namespace/${id}`);
    expect((await discovery.send(new ListTagsForResourceCommand({ ResourceARN: Namespace!.Arn! }))).Tags).toEqual([
      { Key: "a", Value: "1" },
    ]);
  });

  test("with the same request id are made once, and a name is taken once", async () => {
    const create = (CreatorRequestId: string) => discovery.send(new CreateHttpNamespaceCommand({ Name: "shop", CreatorRequestId }));
    const first = await create("one");
    expect((await create("one")).OperationId).toBe(first.OperationId);
    await expect(create("two")).rejects.toMatchObject({
      name: "NamespaceAlreadyExists",
      CreatorRequestId: "one",
      NamespaceId: expect.stringMatching(/^ns-/),
    });
  });

  test("are listed by filters, changed, and deleted when they are empty", async () => {
    const id = await namespace();
    await discovery.send(new CreatePrivateDnsNamespaceCommand({ Name: "shop.local", Vpc: "vpc-1" }));
    const list = async (filter: object) => (await discovery.send(new ListNamespacesCommand(filter))).Namespaces!.map(({ Name }) => Name);
    expect((await list({})).sort()).toEqual(["shop", "shop.local"]);
    expect(await list({ Filters: [{ Name: "TYPE", Values: ["DNS_PRIVATE"] }] })).toEqual(["shop.local"]);
    expect((await list({ Filters: [{ Name: "NAME", Values: ["shop"], Condition: "BEGINS_WITH" }] })).sort()).toEqual([
      "shop",
      "shop.local",
    ]);
    expect(await list({ Filters: [{ Name: "HTTP_NAME", Values: ["shop", "x"], Condition: "IN" }] })).toEqual(["shop"]);
    await discovery.send(new UpdateHttpNamespaceCommand({ Id: id, Namespace: { Description: "new" } }));
    expect((await discovery.send(new GetNamespaceCommand({ Id: id }))).Namespace?.Description).toBe("new");
    const serviceId = await service(id);
    await expect(discovery.send(new DeleteNamespaceCommand({ Id: id }))).rejects.toMatchObject({
      name: "ResourceInUse",
      $metadata: { httpStatusCode: 409 },
    });
    await discovery.send(new DeleteServiceCommand({ Id: serviceId }));
    await discovery.send(new DeleteNamespaceCommand({ Id: id }));
    await expect(discovery.send(new GetNamespaceCommand({ Id: id }))).rejects.toMatchObject({
      name: "NamespaceNotFound",
      message: expect.stringContaining(id),
    });
    const { Operations } = await discovery.send(new ListOperationsCommand({ Filters: [{ Name: "TYPE", Values: ["DELETE_NAMESPACE"] }] }));
    expect(Operations).toEqual([{ Id: expect.any(String), Status: "SUCCESS" }]);
  });
});

describe("services", () => {
  test("belong to a namespace, and a name is taken once in it", async () => {
    const id = await namespace();
    const { Service } = await discovery.send(
      new CreateDiscoveryService({
        Name: "catalog",
        NamespaceId: id,
        CreatorRequestId: "c",
        HealthCheckCustomConfig: { FailureThreshold: 5 },
      }),
    );
    expect(Service).toMatchObject({
      Name: "catalog",
      Type: "HTTP",
      NamespaceId: id,
      InstanceCount: 0,
      HealthCheckCustomConfig: { FailureThreshold: 1 },
      Id: expect.stringMatching(/^srv-[a-z0-9]{16}$/),
    });
    expect(
      (await discovery.send(new CreateDiscoveryService({ Name: "catalog", NamespaceId: id, CreatorRequestId: "c" }))).Service?.Id,
    ).toBe(Service?.Id);
    await expect(service(id)).rejects.toMatchObject({ name: "ServiceAlreadyExists", ServiceId: Service?.Id, ServiceArn: Service?.Arn });
    await expect(service("ns-0000000000000000")).rejects.toMatchObject({ name: "NamespaceNotFound" });
    const { Services } = await discovery.send(new ListServicesCommand({ Filters: [{ Name: "NAMESPACE_ID", Values: [id] }] }));
    expect(Services?.map(({ Name }) => Name)).toEqual(["catalog"]);
  });

  test("of DNS keep their records' types", async () => {
    const { OperationId } = await discovery.send(new CreatePrivateDnsNamespaceCommand({ Name: "shop.local", Vpc: "vpc-1" }));
    const id = (await discovery.send(new GetOperationCommand({ OperationId }))).Operation!.Targets!.NAMESPACE!;
    const serviceId = await service(id, { DnsConfig: { DnsRecords: [{ Type: "A", TTL: 60 }] } });
    expect((await discovery.send(new GetServiceCommand({ Id: serviceId }))).Service).toMatchObject({
      Type: "DNS_HTTP",
      DnsConfig: { RoutingPolicy: "MULTIVALUE" },
    });
    const update = (Type: "A" | "SRV") =>
      discovery.send(new UpdateDiscoveryService({ Id: serviceId, Service: { DnsConfig: { DnsRecords: [{ Type, TTL: 10 }] } } }));
    await update("A");
    expect((await discovery.send(new GetServiceCommand({ Id: serviceId }))).Service?.DnsConfig?.DnsRecords).toEqual([
      { Type: "A", TTL: 10 },
    ]);
    await expect(update("SRV")).rejects.toMatchObject({ name: "InvalidInput" });
    await expect(
      discovery.send(new RegisterInstanceCommand({ ServiceId: serviceId, InstanceId: "a", Attributes: {} })),
    ).rejects.toMatchObject({ name: "InvalidInput", message: expect.stringContaining("AWS_INSTANCE_IPV4") });
  });

  test("have attributes and tags of their own", async () => {
    const id = await service(await namespace());
    await discovery.send(new UpdateServiceAttributesCommand({ ServiceId: id, Attributes: { a: "1", b: "2" } }));
    await discovery.send(new DeleteServiceAttributesCommand({ ServiceId: id, Attributes: ["a"] }));
    const { ServiceAttributes } = await discovery.send(new GetServiceAttributesCommand({ ServiceId: id }));
    expect(ServiceAttributes?.Attributes).toEqual({ b: "2" });
    const ResourceARN = ServiceAttributes!.ServiceArn!;
    await discovery.send(
      new TagResourceCommand({
        ResourceARN,
        Tags: [
          { Key: "a", Value: "1" },
          { Key: "b", Value: "2" },
        ],
      }),
    );
    await discovery.send(new UntagResourceCommand({ ResourceARN, TagKeys: ["a"] }));
    expect((await discovery.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags).toEqual([{ Key: "b", Value: "2" }]);
    await expect(discovery.send(new ListTagsForResourceCommand({ ResourceARN: `${ResourceARN}x` }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });
});

describe("instances", () => {
  test("are discovered by health and by attributes", async () => {
    const id = await service(await namespace(), { HealthCheckCustomConfig: {} });
    await register(id, "one", { stage: "prod" });
    await register(id, "two", { stage: "prod", AWS_INIT_HEALTH_STATUS: "UNHEALTHY" });
    await register(id, "three", { stage: "test" });
    const found = async (more: object) => {
      const { Instances } = await discovery.send(new DiscoverInstancesCommand({ NamespaceName: "shop", ServiceName: "catalog", ...more }));
      return Instances!.map(({ InstanceId }) => InstanceId).sort();
    };
    expect(await found({})).toEqual(["one", "three"]);
    expect(await found({ HealthStatus: "ALL" })).toEqual(["one", "three", "two"]);
    expect(await found({ HealthStatus: "UNHEALTHY" })).toEqual(["two"]);
    expect(await found({ QueryParameters: { stage: "prod" }, HealthStatus: "HEALTHY" })).toEqual(["one"]);
    expect(await found({ QueryParameters: { stage: "none" } })).toEqual([]);
    expect(await found({ OptionalParameters: { stage: "none" } })).toEqual(["one", "three"]);
    expect(await found({ OptionalParameters: { stage: "test" } })).toEqual(["three"]);
    expect(await found({ MaxResults: 1 })).toHaveLength(1);
    const set = (InstanceId: string, Status: "HEALTHY" | "UNHEALTHY") =>
      discovery.send(new UpdateInstanceCustomHealthStatusCommand({ ServiceId: id, InstanceId, Status }));
    await set("one", "UNHEALTHY");
    await set("three", "UNHEALTHY");
    expect(await found({})).toEqual(["one", "three", "two"]);
    expect(await found({ HealthStatus: "HEALTHY" })).toEqual([]);
    const { Status } = await discovery.send(new GetInstancesHealthStatusCommand({ ServiceId: id, Instances: ["one"] }));
    expect(Status).toEqual({ one: "UNHEALTHY" });
    await expect(found({ NamespaceName: "nowhere" })).rejects.toMatchObject({ name: "NamespaceNotFound" });
    await expect(found({ ServiceName: "nothing" })).rejects.toMatchObject({ name: "ServiceNotFound" });
  });

  test("of a service without a health check are UNKNOWN, whatever is asked for", async () => {
    const id = await service(await namespace());
    await register(id, "one");
    const { Instances } = await discovery.send(
      new DiscoverInstancesCommand({ NamespaceName: "shop", ServiceName: "catalog", HealthStatus: "HEALTHY" }),
    );
    expect(Instances).toEqual([
      {
        InstanceId: "one",
        NamespaceName: "shop",
        ServiceName: "catalog",
        HealthStatus: "UNKNOWN",
        Attributes: { AWS_INSTANCE_IPV4: "127.0.0.9" },
      },
    ]);
    await expect(
      discovery.send(new UpdateInstanceCustomHealthStatusCommand({ ServiceId: id, InstanceId: "one", Status: "HEALTHY" })),
    ).rejects.toMatchObject({ name: "CustomHealthNotFound" });
  });

  test("make the revision grow as they come and go, and not by their health", async () => {
    const id = await service(await namespace(), { HealthCheckCustomConfig: {} });
    const revision = async () =>
      (await discovery.send(new DiscoverInstancesRevisionCommand({ NamespaceName: "shop", ServiceName: "catalog" }))).InstancesRevision!;
    const first = await revision();
    await register(id, "one");
    const second = await revision();
    expect(second).toBeGreaterThan(first);
    await discovery.send(new UpdateInstanceCustomHealthStatusCommand({ ServiceId: id, InstanceId: "one", Status: "UNHEALTHY" }));
    expect(await revision()).toBe(second);
    await discovery.send(new DeregisterInstanceCommand({ ServiceId: id, InstanceId: "one" }));
    expect(await revision()).toBeGreaterThan(second);
    await expect(discovery.send(new GetInstanceCommand({ ServiceId: id, InstanceId: "one" }))).rejects.toMatchObject({
      name: "InstanceNotFound",
    });
    await expect(discovery.send(new DeregisterInstanceCommand({ ServiceId: id, InstanceId: "one" }))).rejects.toMatchObject({
      name: "InstanceNotFound",
    });
  });

  test("are replaced by id, listed page by page, and hold their service", async () => {
    const id = await service(await namespace());
    for (let i = 0; i < 5; i++) await register(id, `i${i}`);
    await register(id, "i0", { stage: "new" });
    expect((await discovery.send(new GetInstanceCommand({ ServiceId: id, InstanceId: "i0" }))).Instance?.Attributes).toMatchObject({
      stage: "new",
    });
    const pages: string[][] = [];
    for await (const page of paginateListInstances({ client: discovery, pageSize: 2 }, { ServiceId: id }))
      pages.push(page.Instances!.map(({ Id }) => Id!));
    expect(pages).toEqual([["i0", "i1"], ["i2", "i3"], ["i4"]]);
    await expect(discovery.send(new DeleteServiceCommand({ Id: id }))).rejects.toMatchObject({ name: "ResourceInUse" });
    await expect(register(id, "no blanks")).rejects.toMatchObject({ name: "InvalidInput" });
    await expect(register(id, "x", { big: "y".repeat(1025) })).rejects.toMatchObject({ name: "InvalidInput" });
    expect((await discovery.send(new ListInstancesCommand({ ServiceId: id }))).Instances).toHaveLength(5);
  });
});

test("an ECS service's tasks are found by its discovery name while they run", async () => {
  await b.ecs.send(new CreateClusterCommand({ serviceConnectDefaults: { namespace: "shop" } }));
  await b.ecs.send(new RegisterTaskDefinitionCommand(web));
  const serviceConnectConfiguration = {
    enabled: true,
    services: [{ portName: "http", discoveryName: "catalog", clientAliases: [{ port: 80, dnsName: "catalog" }] }],
  };
  await b.ecs.send(
    new CreateServiceCommand({
      serviceName: "web",
      taskDefinition: "web",
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: network,
      serviceConnectConfiguration,
    }),
  );
  await b.local.clock!.advance("5m");
  const find = async () =>
    (await discovery.send(new DiscoverInstancesCommand({ NamespaceName: "shop", ServiceName: "catalog" }))).Instances!;
  const instances = await find();
  expect(instances).toHaveLength(2);
  expect(instances[0]!.Attributes).toMatchObject({
    AWS_INSTANCE_PORT: "8080",
    ECS_SERVICE_NAME: "web",
    ECS_CLUSTER_NAME: "default",
    ECS_TASK_DEFINITION_FAMILY: "web",
    REGION: "us-east-1",
  });
  const { services } = await b.ecs.send(new DescribeServicesCommand({ services: ["web"] }));
  expect(services![0]!.deployments![0]!.serviceConnectResources).toEqual([
    { discoveryName: "catalog", discoveryArn: expect.stringMatching(/:service\/srv-/) },
  ]);
  expect((await b.ecs.send(new ListServicesByNamespaceCommand({ namespace: "shop" }))).serviceArns).toEqual([services![0]!.serviceArn]);
  await b.ecs.send(new UpdateServiceCommand({ service: "web", desiredCount: 0 }));
  await b.local.clock!.advance("1s");
  expect(await find()).toEqual([]);
  const taken = b.ecs.send(
    new CreateServiceCommand({
      serviceName: "other",
      taskDefinition: "web",
      desiredCount: 0,
      launchType: "FARGATE",
      networkConfiguration: network,
      serviceConnectConfiguration,
    }),
  );
  await expect(taken).rejects.toMatchObject({ name: "InvalidParameterException", message: expect.stringContaining("catalog") });
  await b.ecs.send(new DeleteEcsService({ service: "web", force: true }));
  await b.local.clock!.advance("5m");
  await expect(find()).rejects.toMatchObject({ name: "ServiceNotFound" });
});
