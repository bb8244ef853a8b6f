import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DescribeClustersCommand,
  ListClustersCommand,
  ListTagsForResourceCommand,
  paginateListClusters,
  PutClusterCapacityProvidersCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateClusterCommand,
} from "@aws-sdk/client-ecs";
import { ListNamespacesCommand, ServiceDiscoveryClient } from "@aws-sdk/client-servicediscovery";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let b: Bench;
beforeEach(async () => void (b = await bench({ clock: "virtual" })));
afterEach(() => b.close());

const arn = (name: string): string => `arn:aws:ecs:us-east-1:123456789012:cluster/${name}`;

test("a cluster without a name is the default one, and creating it again gives it back", async () => {
  const first = await b.ecs.send(
    new CreateClusterCommand({ settings: [{ name: "containerInsights", value: "enhanced" }], tags: [{ key: "a", value: "1" }] }),
  );
  expect(first.cluster).toMatchObject({
    clusterArn: arn("default"),
    clusterName: "default",
    status: "ACTIVE",
    registeredContainerInstancesCount: 0,
    runningTasksCount: 0,
    pendingTasksCount: 0,
    activeServicesCount: 0,
    statistics: [],
    tags: [{ key: "a", value: "1" }],
    settings: [{ name: "containerInsights", value: "enhanced" }],
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
  });
  expect((await b.ecs.send(new CreateClusterCommand({}))).cluster).toEqual(first.cluster);
  const { clusters } = await b.ecs.send(new DescribeClustersCommand({}));
  expect(clusters).toEqual([{ ...first.cluster, tags: [], settings: [] }]);
  const included = await b.ecs.send(new DescribeClustersCommand({ clusters: ["default"], include: ["TAGS", "SETTINGS", "STATISTICS"] }));
  expect(included.clusters?.[0]).toMatchObject({
    tags: [{ key: "a" }],
    settings: [{ value: "enhanced" }],
    statistics: expect.arrayContaining([{ name: "runningFargateTasksCount", value: "0" }]),
  });
});

test.each([
  [{ clusterName: "no blanks" }],
  [{ clusterName: "x".repeat(256) }],
  [{ settings: [{ name: "containerInsights" as const, value: "some" }] }],
  [{ capacityProviders: ["mine"] }],
  [{ capacityProviders: ["FARGATE"], defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] }],
  [{ tags: [{ key: "aws:x", value: "" }] }],
  [
    {
      tags: [
        { key: "a", value: "1" },
        { key: "a", value: "2" },
      ],
    },
  ],
])("%j is refused", async (input) => {
  await expect(b.ecs.send(new CreateClusterCommand(input))).rejects.toMatchObject({ name: "InvalidParameterException" });
  expect((await b.ecs.send(new ListClustersCommand({}))).clusterArns).toEqual([]);
});

test("lists go page by page through the SDK's paginator, and a token is of use while clusters come and go", async () => {
  const names = Array.from({ length: 25 }, (_, i) => `c${String(i).padStart(2, "0")}`);
  for (const clusterName of names) await b.ecs.send(new CreateClusterCommand({ clusterName }));
  const pages: string[][] = [];
  for await (const page of paginateListClusters({ client: b.ecs, pageSize: 10 }, {})) pages.push(page.clusterArns ?? []);
  expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
  expect(pages.flat()).toEqual(names.map(arn));
  const first = await b.ecs.send(new ListClustersCommand({ maxResults: 10 }));
  await b.ecs.send(new DeleteClusterCommand({ cluster: "c05" }));
  await b.ecs.send(new DeleteClusterCommand({ cluster: "c09" }));
  const second = await b.ecs.send(new ListClustersCommand({ maxResults: 10, nextToken: first.nextToken }));
  expect(second.clusterArns?.[0]).toBe(arn("c10"));
});

test("a namespace that nobody has is made with the cluster, one of an ARN must be there", async () => {
  const discovery = new ServiceDiscoveryClient(b.local.client);
  const { cluster } = await b.ecs.send(new CreateClusterCommand({ clusterName: "main", serviceConnectDefaults: { namespace: "shop" } }));
  const { Namespaces } = await discovery.send(new ListNamespacesCommand({}));
  expect(Namespaces).toEqual([expect.objectContaining({ Name: "shop", Type: "HTTP", Arn: cluster?.serviceConnectDefaults?.namespace })]);
  await b.ecs.send(new CreateClusterCommand({ clusterName: "other", serviceConnectDefaults: { namespace: "shop" } }));
  expect((await discovery.send(new ListNamespacesCommand({}))).Namespaces).toHaveLength(1);
  const absent = { namespace: "arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-0000000000000000" };
  await expect(b.ecs.send(new UpdateClusterCommand({ cluster: "main", serviceConnectDefaults: absent }))).rejects.toMatchObject({
    name: "NamespaceNotFoundException",
  });
  const cleared = await b.ecs.send(new UpdateClusterCommand({ cluster: "main", serviceConnectDefaults: { namespace: "" } }));
  expect(cleared.cluster?.serviceConnectDefaults).toBeUndefined();
  discovery.destroy();
});

test("a cluster that holds something is not deleted, and one that is deleted is INACTIVE", async () => {
  await b.ecs.send(new CreateClusterCommand({ clusterName: "main", capacityProviders: ["FARGATE"] }));
  await b.ecs.send(new RegisterTaskDefinitionCommand(web));
  const service = {
    cluster: "main",
    serviceName: "web",
    taskDefinition: "web",
    desiredCount: 1,
    launchType: "FARGATE",
    networkConfiguration: network,
  } as const;
  await b.ecs.send(new CreateServiceCommand(service));
  const remove = () => b.ecs.send(new DeleteClusterCommand({ cluster: arn("main") }));
  await expect(remove()).rejects.toMatchObject({
    name: "ClusterContainsServicesException",
    message: "The Cluster cannot be deleted while Services are active.",
  });
  await b.ecs.send(new DeleteServiceCommand({ cluster: "main", service: "web", force: true }));
  await b.local.clock!.advance("1m");
  const totalResources = [{ name: "CPU", type: "INTEGER", integerValue: 2048 }];
  await b.ecs.send(new RegisterContainerInstanceCommand({ cluster: "main", totalResources }));
  await expect(remove()).rejects.toMatchObject({ name: "ClusterContainsContainerInstancesException" });
  await b.ecs.send(new CreateClusterCommand({ clusterName: "empty" }));
  expect((await b.ecs.send(new DeleteClusterCommand({ cluster: "empty" }))).cluster?.status).toBe("INACTIVE");
  expect((await b.ecs.send(new DescribeClustersCommand({ clusters: ["empty"] }))).clusters?.[0]?.status).toBe("INACTIVE");
  expect((await b.ecs.send(new ListClustersCommand({}))).clusterArns).toEqual([arn("main")]);
  await expect(b.ecs.send(new DeleteClusterCommand({ cluster: "empty" }))).rejects.toMatchObject({
    name: "ClusterNotFoundException",
    message: "Cluster not found.",
  });
  expect((await b.ecs.send(new CreateClusterCommand({ clusterName: "empty" }))).cluster?.status).toBe("ACTIVE");
});

test("capacity providers are replaced as a whole, but not taken from a service", async () => {
  await b.ecs.send(
    new CreateClusterCommand({
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
    }),
  );
  await b.ecs.send(new RegisterTaskDefinitionCommand(web));
  const { service } = await b.ecs.send(
    new CreateServiceCommand({ serviceName: "web", taskDefinition: "web", desiredCount: 1, networkConfiguration: network }),
  );
  expect([service?.launchType, service?.capacityProviderStrategy]).toEqual([
    undefined,
    [{ capacityProvider: "FARGATE", weight: 1, base: 0 }],
  ]);
  const put = (capacityProviders: string[]) =>
    b.ecs.send(new PutClusterCapacityProvidersCommand({ cluster: "default", capacityProviders, defaultCapacityProviderStrategy: [] }));
  await expect(put(["FARGATE_SPOT"])).rejects.toMatchObject({ name: "ResourceInUseException" });
  expect((await put(["FARGATE"])).cluster).toMatchObject({ capacityProviders: ["FARGATE"], defaultCapacityProviderStrategy: [] });
});

test("tags are put on, replaced and taken off by ARN", async () => {
  await b.ecs.send(new CreateClusterCommand({ tags: [{ key: "a", value: "1" }] }));
  const resourceArn = arn("default");
  await b.ecs.send(
    new TagResourceCommand({
      resourceArn,
      tags: [
        { key: "b", value: "2" },
        { key: "a", value: "3" },
      ],
    }),
  );
  await b.ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ["b", "nothing"] }));
  expect((await b.ecs.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual([{ key: "a", value: "3" }]);
  const many = Array.from({ length: 50 }, (_, i) => ({ key: `k${i}`, value: "" }));
  await expect(b.ecs.send(new TagResourceCommand({ resourceArn, tags: many }))).rejects.toMatchObject({
    name: "InvalidParameterException",
  });
  await expect(b.ecs.send(new ListTagsForResourceCommand({ resourceArn: arn("other") }))).rejects.toMatchObject({
    name: "ClusterNotFoundException",
  });
  await expect(b.ecs.send(new ListTagsForResourceCommand({ resourceArn: "web" }))).rejects.toMatchObject({
    name: "InvalidParameterException",
  });
});
