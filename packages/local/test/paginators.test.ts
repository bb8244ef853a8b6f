import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  ListContainerInstancesCommand,
  paginateListAccountSettings,
  paginateListAttributes,
  paginateListClusters,
  paginateListContainerInstances,
  paginateListServices,
  paginateListServicesByNamespace,
  paginateListTaskDefinitionFamilies,
  paginateListTaskDefinitions,
  paginateListTasks,
  PutAccountSettingCommand,
  PutAttributesCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  waitUntilServicesInactive,
  waitUntilServicesStable,
  waitUntilTasksRunning,
  waitUntilTasksStopped,
} from "@aws-sdk/client-ecs";
import {
  CreateHttpNamespaceCommand,
  CreateServiceCommand as CreateDiscoveryServiceCommand,
  GetOperationCommand,
  paginateGetInstancesHealthStatus,
  paginateListInstances,
  paginateListNamespaces,
  paginateListOperations,
  paginateListServices as paginateListDiscoveryServices,
  RegisterInstanceCommand,
  ServiceDiscoveryClient,
} from "@aws-sdk/client-servicediscovery";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let it: Bench;
let discovery: ServiceDiscoveryClient;
let namespaceId: string;
let discoveryServiceId: string;
beforeAll(async () => {
  it = await bench({ clock: "virtual" });
  const { ecs, local } = it;
  discovery = new ServiceDiscoveryClient({ ...local.client, maxAttempts: 1 });
  for (const name of ["a", "b", "main"]) await ecs.send(new CreateClusterCommand({ clusterName: name }));
  for (const family of ["one", "two", "web"]) await ecs.send(new RegisterTaskDefinitionCommand({ ...web, family }));
  const totalResources = [
    { name: "CPU", type: "INTEGER", integerValue: 1024 },
    { name: "MEMORY", type: "INTEGER", integerValue: 1024 },
  ];
  for (let i = 0; i < 3; i++) await ecs.send(new RegisterContainerInstanceCommand({ cluster: "main", totalResources }));
  const { containerInstanceArns = [] } = await ecs.send(new ListContainerInstancesCommand({ cluster: "main" }));
  const attributes = containerInstanceArns.map((targetId) => ({
    name: "rack",
    value: "r1",
    targetId,
    targetType: "container-instance" as const,
  }));
  await ecs.send(new PutAttributesCommand({ cluster: "main", attributes }));
  for (const name of ["containerInsights", "awsvpcTrunking", "taskLongArnFormat"] as const) {
    await ecs.send(new PutAccountSettingCommand({ name, value: "enabled" }));
  }
  const { OperationId } = await discovery.send(new CreateHttpNamespaceCommand({ Name: "shop" }));
  await discovery.send(new CreateHttpNamespaceCommand({ Name: "stock" }));
  namespaceId = (await discovery.send(new GetOperationCommand({ OperationId }))).Operation?.Targets?.NAMESPACE ?? "";
  const custom = { HealthCheckCustomConfig: {}, NamespaceId: namespaceId };
  discoveryServiceId = (await discovery.send(new CreateDiscoveryServiceCommand({ ...custom, Name: "catalog" }))).Service?.Id ?? "";
  await discovery.send(new CreateDiscoveryServiceCommand({ ...custom, Name: "orders" }));
  for (const InstanceId of ["x", "y", "z"]) {
    const Attributes = { AWS_INSTANCE_IPV4: "127.0.0.1" };
    await discovery.send(new RegisterInstanceCommand({ ServiceId: discoveryServiceId, InstanceId, Attributes }));
  }
  const serviceConnectConfiguration = { enabled: true, namespace: "shop" };
  const service = {
    cluster: "main",
    taskDefinition: "web",
    launchType: "FARGATE",
    networkConfiguration: network,
    desiredCount: 1,
  } as const;
  for (const serviceName of ["s1", "s2", "s3"])
    await ecs.send(new CreateServiceCommand({ ...service, serviceName, serviceConnectConfiguration }));
});
afterAll(async () => {
  discovery.destroy();
  await it.close();
});

/** Every page of a list, one item each, and then the items; the last page may be the one that says that there are no more. */
async function all<P>(pages: AsyncIterable<P>, items: (page: P) => readonly unknown[] | undefined): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const page of pages) {
    const here = items(page) ?? [];
    expect(here.length).toBeLessThanOrEqual(1);
    found.push(...here);
  }
  expect(new Set(found.map((item) => JSON.stringify(item))).size).toBe(found.length);
  return found;
}

describe("a page at a time, every item comes once", () => {
  const one = (): { readonly client: Bench["ecs"]; readonly pageSize: 1 } => ({ client: it.ecs, pageSize: 1 });
  // The paginators write their token into what they are given.
  const main = (): { readonly cluster: string } => ({ cluster: "main" });
  const there = (): { readonly client: ServiceDiscoveryClient; readonly pageSize: 1 } => ({ client: discovery, pageSize: 1 });

  test.each([
    ["ListClusters", 3, () => all(paginateListClusters(one(), {}), (page) => page.clusterArns)],
    ["ListServices", 3, () => all(paginateListServices(one(), main()), (page) => page.serviceArns)],
    ["ListServicesByNamespace", 3, () => all(paginateListServicesByNamespace(one(), { namespace: "shop" }), (page) => page.serviceArns)],
    ["ListTasks", 3, () => all(paginateListTasks(one(), main()), (page) => page.taskArns)],
    ["ListTaskDefinitions", 3, () => all(paginateListTaskDefinitions(one(), {}), (page) => page.taskDefinitionArns)],
    ["ListTaskDefinitionFamilies", 3, () => all(paginateListTaskDefinitionFamilies(one(), {}), (page) => page.families)],
    ["ListContainerInstances", 3, () => all(paginateListContainerInstances(one(), main()), (page) => page.containerInstanceArns)],
    [
      "ListAttributes",
      3,
      () =>
        all(
          paginateListAttributes(one(), { ...main(), targetType: "container-instance", attributeName: "rack" }),
          (page) => page.attributes,
        ),
    ],
    ["ListAccountSettings", 3, () => all(paginateListAccountSettings(one(), {}), (page) => page.settings)],
    ["ListNamespaces", 2, () => all(paginateListNamespaces(there(), {}), (page) => page.Namespaces)],
    ["Cloud Map's ListServices", 2, () => all(paginateListDiscoveryServices(there(), {}), (page) => page.Services)],
    ["ListInstances", 3, () => all(paginateListInstances(there(), { ServiceId: discoveryServiceId }), (page) => page.Instances)],
    ["ListOperations", 5, () => all(paginateListOperations(there(), {}), (page) => page.Operations)],
    [
      "GetInstancesHealthStatus",
      3,
      () => all(paginateGetInstancesHealthStatus(there(), { ServiceId: discoveryServiceId }), (page) => Object.keys(page.Status ?? {})),
    ],
  ])("%s", async (_name, count, read) => {
    await it.local.clock!.advance("1s");
    expect(await read()).toHaveLength(count);
  });
});

describe("waiters", () => {
  const soon = (): { readonly client: Bench["ecs"]; readonly maxWaitTime: number } => ({ client: it.ecs, maxWaitTime: 60 });

  test("tasks run, stop, and a stopped one fails who waits for it to run", async () => {
    const { ecs, local } = it;
    const run = { cluster: "a", taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;
    const { tasks = [] } = await ecs.send(new RunTaskCommand(run));
    const arns = { cluster: "a", tasks: tasks.map(({ taskArn = "" }) => taskArn) };
    await local.clock!.advance("30s");
    expect((await waitUntilTasksRunning(soon(), arns)).state).toBe("SUCCESS");
    await ecs.send(new StopTaskCommand({ cluster: "a", task: arns.tasks[0] }));
    await local.clock!.advance("1m");
    expect((await waitUntilTasksStopped(soon(), arns)).state).toBe("SUCCESS");
    await expect(waitUntilTasksRunning(soon(), arns)).rejects.toThrow(/FAILURE/);
  });

  test("services become stable and inactive, and one that is missing fails who waits", async () => {
    const { ecs, local } = it;
    await local.clock!.advance("3m");
    const services = { cluster: "main", services: ["s1", "s2"] };
    expect((await waitUntilServicesStable(soon(), services)).state).toBe("SUCCESS");
    for (const service of services.services) await ecs.send(new DeleteServiceCommand({ cluster: "main", service, force: true }));
    await local.clock!.advance("3m");
    expect((await waitUntilServicesInactive(soon(), services)).state).toBe("SUCCESS");
    await expect(waitUntilServicesStable(soon(), { cluster: "main", services: ["none"] })).rejects.toThrow(/FAILURE/);
  });
});
