import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTasksCommand,
  paginateListServices,
  RegisterTaskDefinitionCommand,
  UpdateClusterCommand,
  UpdateServiceCommand,
  waitUntilServicesInactive,
  waitUntilServicesStable,
  type CreateServiceCommandInput,
  type Service,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let b: Bench;
beforeEach(async () => {
  b = await bench({ clock: "virtual" });
  await b.ecs.send(new CreateClusterCommand({ clusterName: "main", capacityProviders: ["FARGATE", "FARGATE_SPOT"] }));
  await b.ecs.send(new RegisterTaskDefinitionCommand(web));
});
afterEach(() => b.close());

const base: CreateServiceCommandInput = {
  cluster: "main",
  serviceName: "web",
  taskDefinition: "web",
  desiredCount: 2,
  launchType: "FARGATE",
  networkConfiguration: network,
};
const connected = { enabled: true, services: [{ portName: "http", clientAliases: [{ port: 80 }] }] };
const arn = "arn:aws:ecs:us-east-1:123456789012:service/main/web";
const create = (more: Partial<CreateServiceCommandInput> = {}) => b.ecs.send(new CreateServiceCommand({ ...base, ...more }));
const describeOne = async (service = "web"): Promise<Service> =>
  (await b.ecs.send(new DescribeServicesCommand({ cluster: "main", services: [service] }))).services![0]!;

/** The SDK's waiters poll on the machine's clock: what they wait for has happened before they look. */
const once = { maxWaitTime: 5, minDelay: 1, maxDelay: 1 } as const;

test("a new service answers what it is, starts its tasks and becomes steady", async () => {
  const { service } = await create({ tags: [{ key: "a", value: "1" }] });
  expect(service).toMatchObject({
    serviceArn: arn,
    status: "ACTIVE",
    desiredCount: 2,
    runningCount: 0,
    events: [],
    tags: [{ key: "a", value: "1" }],
    launchType: "FARGATE",
    platformVersion: "LATEST",
    deploymentConfiguration: {
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      deploymentCircuitBreaker: { enable: false, rollback: false },
    },
    deployments: [{ status: "PRIMARY", rolloutState: "IN_PROGRESS", desiredCount: 2, platformVersion: "1.4.0", platformFamily: "Linux" }],
    schedulingStrategy: "REPLICA",
    deploymentController: { type: "ECS" },
    propagateTags: "NONE",
    availabilityZoneRebalancing: "ENABLED",
  });
  await b.local.clock!.advance("5m");
  await waitUntilServicesStable({ client: b.ecs, ...once }, { cluster: "main", services: ["web"] });
  const steady = await describeOne(arn);
  expect(steady).toMatchObject({ runningCount: 2, pendingCount: 0, deployments: [{ rolloutState: "COMPLETED", runningCount: 2 }] });
  expect(steady.deployments?.[0]?.rolloutStateReason).toBe(`ECS deployment ${steady.deployments?.[0]?.id} completed.`);
  expect(steady.events?.[0]?.message).toBe("(service web) has reached a steady state.");
  expect(steady.events?.at(-1)?.message).toMatch(/^\(service web\) has started 2 tasks: \(task [0-9a-f]{32}\) \(task [0-9a-f]{32}\)\.$/);
});

describe("creating is idempotent for the same parameters", () => {
  test("and for them alone", async () => {
    const first = await create();
    expect((await create()).service?.deployments?.[0]?.id).toBe(first.service?.deployments?.[0]?.id);
    await expect(create({ desiredCount: 3 })).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "Creation of service was not idempotent.",
    });
  });

  test("not while it drains, and not for one that is gone", async () => {
    // Tasks that others may still call wait a little before they are signalled, and the service drains as long.
    await b.ecs.send(new UpdateClusterCommand({ cluster: "main", serviceConnectDefaults: { namespace: "shop" } }));
    const first = await create({ serviceConnectConfiguration: connected });
    await b.local.clock!.advance("5m");
    await b.ecs.send(new DeleteServiceCommand({ cluster: "main", service: "web", force: true }));
    await expect(create()).rejects.toMatchObject({ message: "Unable to Start a service that is still Draining." });
    await b.local.clock!.advance("5m");
    expect((await describeOne()).status).toBe("INACTIVE");
    const again = await create();
    expect(again.service?.deployments).toHaveLength(1);
    expect(again.service?.deployments?.[0]?.id).not.toBe(first.service?.deployments?.[0]?.id);
    await b.local.clock!.advance("5m");
    expect(await describeOne()).toMatchObject({ status: "ACTIVE", runningCount: 2, deployments: [{ rolloutState: "COMPLETED" }] });
  });
});

describe("what cannot be a service is refused", () => {
  test.each<[string, Partial<CreateServiceCommandInput>, string, string | RegExp]>([
    ["an unknown cluster", { cluster: "nowhere" }, "ClusterNotFoundException", "Cluster not found."],
    ["an unknown task definition", { taskDefinition: "nothing" }, "ClientException", "TaskDefinition not found."],
    [
      "no network configuration",
      { networkConfiguration: undefined },
      "InvalidParameterException",
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      "launch type and strategy",
      { capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }] },
      "InvalidParameterException",
      /not supported. Remove one/,
    ],
    [
      "a provider that is not the cluster's",
      { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "mine", weight: 1 }] },
      "InvalidParameterException",
      /mine/,
    ],
    ["a platform version that there is not", { platformVersion: "9.9.9" }, "PlatformUnknownException", /9\.9\.9/],
    ["a count below 0", { desiredCount: -1 }, "InvalidParameterException", /.+/],
    ["a task definition where task sets have it", { deploymentController: { type: "EXTERNAL" } }, "InvalidParameterException", /EXTERNAL/],
    [
      "a namespace that is not there",
      { serviceConnectConfiguration: { enabled: true, namespace: "nowhere" } },
      "NamespaceNotFoundException",
      /nowhere/,
    ],
    ["Service Connect without any namespace", { serviceConnectConfiguration: { enabled: true } }, "InvalidParameterException", /namespace/],
    ["a name with blanks", { serviceName: "my web" }, "InvalidParameterException", /my web/],
  ])("%s", async (_what, more, name, message) => {
    const failure = await create(more).catch((error: Error) => error);
    expect(failure).toMatchObject({ name, message: typeof message === "string" ? message : expect.stringMatching(message) });
    expect((await b.ecs.send(new ListServicesCommand({ cluster: "main" }))).serviceArns).toEqual([]);
  });

  test("a definition that is INACTIVE or fits another launch type", async () => {
    await b.ecs.send(new RegisterTaskDefinitionCommand({ family: "ec2", containerDefinitions: [{ name: "a", image: "a", memory: 64 }] }));
    await expect(create({ taskDefinition: "ec2", networkConfiguration: undefined })).rejects.toMatchObject({
      message: "Task definition does not support launch_type FARGATE.",
    });
    await expect(create({ taskDefinition: "ec2", launchType: "EC2" })).rejects.toMatchObject({
      message: "Network Configuration is not valid for the given networkMode of this task definition.",
    });
  });
});

describe("updating", () => {
  beforeEach(async () => {
    await create();
    await b.local.clock!.advance("5m");
  });
  const update = (more: object) => b.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "web", ...more }));

  test("the count and the percentages starts no deployment", async () => {
    const { service } = await update({ desiredCount: 3, deploymentConfiguration: { maximumPercent: 150 }, enableExecuteCommand: true });
    expect(service).toMatchObject({
      desiredCount: 3,
      enableExecuteCommand: true,
      deploymentConfiguration: { maximumPercent: 150, minimumHealthyPercent: 100 },
    });
    expect(service?.deployments).toHaveLength(1);
    await b.local.clock!.advance("1m");
    expect(await describeOne()).toMatchObject({ runningCount: 3 });
  });

  test("to a new revision replaces the tasks, old deployment and all", async () => {
    await b.ecs.send(new RegisterTaskDefinitionCommand(web));
    const { service } = await update({ taskDefinition: "web" });
    expect(service?.deployments?.map(({ status, taskDefinition }) => [status, taskDefinition?.split("/")[1]])).toEqual([
      ["PRIMARY", "web:2"],
      ["ACTIVE", "web:1"],
    ]);
    await b.local.clock!.advance("10m");
    const after = await describeOne();
    expect(
      after.deployments?.map(({ status, taskDefinition, runningCount }) => [status, taskDefinition?.split("/")[1], runningCount]),
    ).toEqual([["PRIMARY", "web:2", 2]]);
  });

  test("to the same revision starts none, unless it is forced", async () => {
    expect((await update({ taskDefinition: "web:1", networkConfiguration: network })).service?.deployments).toHaveLength(1);
    expect((await update({ forceNewDeployment: true })).service?.deployments).toHaveLength(2);
  });

  test("from a launch type to a strategy", async () => {
    const strategy = [
      { capacityProvider: "FARGATE", base: 1, weight: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 1, base: 0 },
    ];
    const { service } = await update({ capacityProviderStrategy: strategy, forceNewDeployment: true });
    expect([service?.launchType, service?.capacityProviderStrategy]).toEqual([undefined, strategy]);
    await b.local.clock!.advance("10m");
    expect(await describeOne()).toMatchObject({ runningCount: 2, deployments: [{ capacityProviderStrategy: strategy }] });
  });

  test("to another strategy alone starts none, and tasks to come follow it", async () => {
    const capacityProviderStrategy = [{ capacityProvider: "FARGATE_SPOT", weight: 1, base: 0 }];
    const { service } = await update({ capacityProviderStrategy, desiredCount: 3 });
    expect(service?.deployments).toHaveLength(1);
    await b.local.clock!.advance("5m");
    const { taskArns } = await b.ecs.send(new ListTasksCommand({ cluster: "main", serviceName: "web" }));
    const { tasks } = await b.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: taskArns }));
    expect(tasks!.map(({ capacityProviderName }) => capacityProviderName).filter((name) => name === "FARGATE_SPOT").length).toBeGreaterThan(
      0,
    );
  });

  test("the count of a service whose task definition is INACTIVE is possible", async () => {
    await b.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: "web:1" }));
    expect((await update({ desiredCount: 1 })).service?.desiredCount).toBe(1);
    expect((await update({ forceNewDeployment: true })).service?.deployments).toHaveLength(2);
  });

  test("what is not there or not ACTIVE is refused", async () => {
    await expect(update({ service: "nothing" })).rejects.toMatchObject({ name: "ServiceNotFoundException", message: "Service not found." });
    await expect(update({ taskDefinition: "nothing" })).rejects.toMatchObject({ name: "ClientException" });
    await b.ecs.send(new DeleteServiceCommand({ cluster: "main", service: "web", force: true }));
    await expect(update({ desiredCount: 1 })).rejects.toMatchObject({
      name: "ServiceNotActiveException",
      message: "Service was not ACTIVE.",
    });
  });
});

test("a service that is to have tasks goes only by force; it drains, then it is INACTIVE, then forgotten", async () => {
  await create();
  await b.local.clock!.advance("5m");
  const remove = (force?: boolean) => b.ecs.send(new DeleteServiceCommand({ cluster: "main", service: "web", force }));
  await expect(remove()).rejects.toMatchObject({ message: "The service cannot be stopped while it is scaled above 0." });
  expect((await remove(true)).service).toMatchObject({ status: "DRAINING", desiredCount: 0 });
  expect((await b.ecs.send(new ListServicesCommand({ cluster: "main" }))).serviceArns).toEqual([]);
  await b.local.clock!.advance("5m");
  await waitUntilServicesInactive({ client: b.ecs, ...once }, { cluster: "main", services: ["web"] });
  expect((await b.ecs.send(new ListTasksCommand({ cluster: "main" }))).taskArns).toEqual([]);
  await expect(remove(true)).rejects.toMatchObject({ name: "ServiceNotFoundException" });
  await b.local.clock!.advance("1d");
  const { failures } = await b.ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["web"] }));
  expect(failures).toEqual([{ arn, reason: "MISSING" }]);
});

test("services are listed ten at a time unless asked for more", async () => {
  for (let i = 10; i < 23; i++) await create({ serviceName: `s${i}`, desiredCount: 0 });
  expect((await b.ecs.send(new ListServicesCommand({ cluster: "main" }))).serviceArns).toHaveLength(10);
  const all: string[] = [];
  for await (const page of paginateListServices({ client: b.ecs }, { cluster: "main", launchType: "FARGATE" }))
    all.push(...page.serviceArns!);
  expect(all).toHaveLength(13);
  expect((await b.ecs.send(new ListServicesCommand({ cluster: "main", launchType: "EC2" }))).serviceArns).toEqual([]);
  const eleven = Array.from({ length: 11 }, (_, i) => `s${i}`);
  await expect(b.ecs.send(new DescribeServicesCommand({ cluster: "main", services: eleven }))).rejects.toMatchObject({
    name: "InvalidParameterException",
  });
  await expect(b.ecs.send(new DescribeServicesCommand({ cluster: "main", services: [] }))).rejects.toMatchObject({
    message: "Services cannot be empty.",
  });
});

test("deployments and revisions are described by the ARNs that the service shows", async () => {
  await create();
  await b.local.clock!.advance("5m");
  const service = await describeOne();
  const { serviceDeployments } = await b.ecs.send(new ListServiceDeploymentsCommand({ cluster: "main", service: "web" }));
  expect(serviceDeployments).toEqual([
    expect.objectContaining({ serviceDeploymentArn: service.currentServiceDeployment, status: "SUCCESSFUL" }),
  ]);
  const described = await b.ecs.send(
    new DescribeServiceDeploymentsCommand({
      serviceDeploymentArns: [service.currentServiceDeployment!, `${service.currentServiceDeployment!}x`],
    }),
  );
  expect(described.serviceDeployments?.[0]).toMatchObject({
    status: "SUCCESSFUL",
    targetServiceRevision: { requestedTaskCount: 2, runningTaskCount: 2 },
  });
  expect(described.failures).toHaveLength(1);
  const revision = await b.ecs.send(
    new DescribeServiceRevisionsCommand({ serviceRevisionArns: [service.currentServiceRevisions![0]!.arn!] }),
  );
  expect(revision.serviceRevisions?.[0]).toMatchObject({
    taskDefinition: service.taskDefinition,
    containerImages: [{ containerName: "app", image: "nginx:1.27" }],
  });
});
