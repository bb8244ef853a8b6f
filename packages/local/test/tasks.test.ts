import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteAttributesCommand,
  DeregisterContainerInstanceCommand,
  DescribeContainerInstancesCommand,
  DescribeTasksCommand,
  ListAttributesCommand,
  ListContainerInstancesCommand,
  ListTasksCommand,
  paginateListTasks,
  PutAttributesCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StartTaskCommand,
  StopTaskCommand,
  UpdateContainerInstancesStateCommand,
  waitUntilTasksRunning,
  waitUntilTasksStopped,
  type RunTaskCommandInput,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let b: Bench;
beforeEach(async () => {
  b = await bench({ clock: "virtual" });
  await b.ecs.send(new CreateClusterCommand({ clusterName: "main", capacityProviders: ["FARGATE", "FARGATE_SPOT"] }));
  await b.ecs.send(new RegisterTaskDefinitionCommand(web));
  await b.ecs.send(
    new RegisterTaskDefinitionCommand({
      family: "small",
      containerDefinitions: [{ name: "app", image: "a", cpu: 100, memory: 256, portMappings: [{ containerPort: 80, hostPort: 8080 }] }],
    }),
  );
});
afterEach(() => b.close());

const run = (more: Partial<RunTaskCommandInput> = {}) =>
  b.ecs.send(new RunTaskCommand({ cluster: "main", taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network, ...more }));
const describeTask = async (task: string) => (await b.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: [task] }))).tasks![0]!;
const once = { maxWaitTime: 5, minDelay: 1, maxDelay: 1 } as const;

describe("RunTask", () => {
  test("answers tasks that are being prepared, and they run", async () => {
    const { tasks, failures } = await run({
      count: 3,
      startedBy: "me",
      group: "batch",
      tags: [{ key: "a", value: "1" }],
      overrides: { containerOverrides: [{ name: "app", environment: [{ name: "X", value: "1" }] }] },
    });
    expect(failures).toEqual([]);
    expect(tasks).toHaveLength(3);
    expect(new Set(tasks!.map(({ taskArn }) => taskArn)).size).toBe(3);
    expect(tasks![0]).toMatchObject({
      taskArn: expect.stringMatching(/^arn:aws:ecs:us-east-1:123456789012:task\/main\/[0-9a-f]{32}$/),
      lastStatus: "PROVISIONING",
      desiredStatus: "RUNNING",
      launchType: "FARGATE",
      startedBy: "me",
      group: "batch",
      cpu: "256",
      memory: "512",
      tags: [{ key: "a", value: "1" }],
      overrides: { containerOverrides: [{ name: "app", environment: [{ name: "X", value: "1" }] }], inferenceAcceleratorOverrides: [] },
      attachments: [
        {
          type: "ElasticNetworkInterface",
          status: "PRECREATED",
          details: [{ name: "subnetId", value: expect.stringMatching(/^subnet-/) }],
        },
      ],
      containers: [{ name: "app", lastStatus: "PENDING", cpu: "0", healthStatus: "UNKNOWN" }],
      version: 1,
    });
    await b.local.clock!.advance("1m");
    await waitUntilTasksRunning({ client: b.ecs, ...once }, { cluster: "main", tasks: tasks!.map(({ taskArn }) => taskArn!) });
    const task = await describeTask(tasks![0]!.taskArn!);
    expect(task).toMatchObject({
      lastStatus: "RUNNING",
      connectivity: "CONNECTED",
      attributes: [{ name: "ecs.cpu-architecture", value: "x86_64" }],
    });
    expect(task.attachments![0]!.details!.map(({ name }) => name)).toEqual([
      "subnetId",
      "networkInterfaceId",
      "macAddress",
      "privateDnsName",
      "privateIPv4Address",
    ]);
    expect(task.containers![0]!.networkInterfaces![0]!.privateIpv4Address).toBe(task.attachments![0]!.details![4]!.value);
  });

  test("with the same token gives the same tasks, and with other parameters a conflict", async () => {
    const first = await run({ clientToken: "once" });
    const again = await run({ clientToken: "once" });
    expect(again.tasks!.map(({ taskArn }) => taskArn)).toEqual(first.tasks!.map(({ taskArn }) => taskArn));
    await expect(run({ clientToken: "once", count: 2 })).rejects.toMatchObject({
      name: "ConflictException",
      resourceIds: [first.tasks![0]!.taskArn],
    });
    await b.local.clock!.advance("2d");
    expect((await run({ clientToken: "once" })).tasks![0]!.taskArn).not.toBe(first.tasks![0]!.taskArn);
  });

  test("divides tasks by a strategy", async () => {
    const strategy = [
      { capacityProvider: "FARGATE", base: 1, weight: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 3 },
    ];
    const { tasks } = await run({ launchType: undefined, count: 5, capacityProviderStrategy: strategy });
    const providers = tasks!.map(({ capacityProviderName }) => capacityProviderName).sort();
    expect(providers).toEqual(["FARGATE", "FARGATE", "FARGATE_SPOT", "FARGATE_SPOT", "FARGATE_SPOT"]);
  });

  test.each<[string, Partial<RunTaskCommandInput>, string, string | RegExp]>([
    ["an unknown cluster", { cluster: "nowhere" }, "ClusterNotFoundException", "Cluster not found."],
    ["an unknown definition", { taskDefinition: "nothing:3" }, "ClientException", "TaskDefinition not found."],
    ["eleven at once", { count: 11 }, "InvalidParameterException", /10/],
    ["no network", { networkConfiguration: undefined }, "InvalidParameterException", /^Network Configuration must be provided/],
    [
      "an override of nothing",
      { overrides: { containerOverrides: [{ name: "db" }] } },
      "InvalidParameterException",
      "Override for container named db is not a container in the TaskDefinition.",
    ],
    ["tags of a service", { propagateTags: "SERVICE" }, "InvalidParameterException", /service/],
    [
      "EC2 without an instance",
      { launchType: "EC2", taskDefinition: "small", networkConfiguration: undefined },
      "InvalidParameterException",
      "No Container Instances were found in your cluster.",
    ],
  ])("refuses %s", async (_what, more, name, message) => {
    const failure = await run(more).catch((error: Error) => error);
    expect(failure).toMatchObject({ name, message: typeof message === "string" ? message : expect.stringMatching(message) });
  });
});

describe("StopTask", () => {
  test("orders the stop, and the task ends", async () => {
    const { tasks } = await run();
    await b.local.clock!.advance("1m");
    const id = tasks![0]!.taskArn!.split("/").at(-1)!;
    const { task } = await b.ecs.send(new StopTaskCommand({ cluster: "main", task: id, reason: "enough" }));
    expect(task).toMatchObject({
      desiredStatus: "STOPPED",
      lastStatus: "RUNNING",
      stopCode: "UserInitiated",
      stoppedReason: "enough",
      stoppingAt: expect.any(Date),
    });
    await b.local.clock!.advance("1m");
    await waitUntilTasksStopped({ client: b.ecs, ...once }, { cluster: "main", tasks: [id] });
    expect(await describeTask(id)).toMatchObject({
      lastStatus: "STOPPED",
      stoppedReason: "enough",
      attachments: [{ status: "DELETED" }],
      containers: [{ lastStatus: "STOPPED", exitCode: 0 }],
    });
    await expect(b.ecs.send(new StopTaskCommand({ cluster: "main", task: id }))).resolves.toMatchObject({
      task: { lastStatus: "STOPPED" },
    });
    await b.local.clock!.advance("2h");
    const { failures } = await b.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: [id] }));
    expect(failures).toEqual([{ arn: tasks![0]!.taskArn, reason: "MISSING" }]);
  });

  test("of a task that there is not is refused", async () => {
    await expect(b.ecs.send(new StopTaskCommand({ cluster: "main", task: "0".repeat(32) }))).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "The referenced task was not found.",
    });
  });
});

test("ListTasks filters on what tasks are to be, and goes page by page", async () => {
  await b.ecs.send(
    new CreateServiceCommand({
      cluster: "main",
      serviceName: "web",
      taskDefinition: "web",
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: network,
    }),
  );
  const { tasks } = await run({ count: 2, startedBy: "me" });
  await b.ecs.send(new StopTaskCommand({ cluster: "main", task: tasks![1]!.taskArn! }));
  await b.local.clock!.advance("1m");
  const list = async (filter: object) => (await b.ecs.send(new ListTasksCommand({ cluster: "main", ...filter }))).taskArns!;
  expect(await list({})).toHaveLength(3);
  expect(await list({ serviceName: "web" })).toHaveLength(2);
  expect(await list({ startedBy: "me" })).toEqual([tasks![0]!.taskArn]);
  expect(await list({ startedBy: "me", desiredStatus: "STOPPED" })).toEqual([tasks![1]!.taskArn]);
  expect(await list({ family: "web", launchType: "FARGATE" })).toHaveLength(3);
  expect(await list({ family: "small" })).toEqual([]);
  expect(await list({ desiredStatus: "PENDING" })).toEqual([]);
  await expect(list({ startedBy: "me", family: "web" })).rejects.toMatchObject({ name: "InvalidParameterException" });
  await expect(list({ serviceName: "nothing" })).rejects.toMatchObject({ name: "ServiceNotFoundException" });
  const pages: number[] = [];
  for await (const page of paginateListTasks({ client: b.ecs, pageSize: 2 }, { cluster: "main" })) pages.push(page.taskArns!.length);
  expect(pages).toEqual([2, 1]);
});

describe("container instances", () => {
  const resources = (cpu: number, memory: number) => [
    { name: "CPU", type: "INTEGER", integerValue: cpu },
    { name: "MEMORY", type: "INTEGER", integerValue: memory },
    { name: "PORTS", type: "STRINGSET", stringSetValue: ["22", "2375", "2376", "51678", "51679"] },
    { name: "PORTS_UDP", type: "STRINGSET", stringSetValue: [] },
  ];
  const register = async (zone: string) => {
    const instanceIdentityDocument = JSON.stringify({ instanceId: `i-${zone}`, instanceType: "m5.large", availabilityZone: zone });
    return (
      await b.ecs.send(
        new RegisterContainerInstanceCommand({ cluster: "main", instanceIdentityDocument, totalResources: resources(1024, 1000) }),
      )
    ).containerInstance!;
  };
  const onEc2 = { launchType: "EC2", taskDefinition: "small", networkConfiguration: undefined } as const;

  test("hold tasks, and show what these leave", async () => {
    const instance = await register("us-east-1b");
    expect(instance).toMatchObject({ status: "ACTIVE", agentConnected: true, ec2InstanceId: "i-us-east-1b" });
    expect(instance.attributes).toContainEqual({ name: "ecs.instance-type", value: "m5.large" });
    const { tasks } = await run(onEc2);
    expect(tasks![0]).toMatchObject({
      containerInstanceArn: instance.containerInstanceArn,
      lastStatus: "PENDING",
      availabilityZone: "us-east-1b",
    });
    await b.local.clock!.advance("1m");
    const { containerInstances } = await b.ecs.send(
      new DescribeContainerInstancesCommand({ cluster: "main", containerInstances: [instance.containerInstanceArn!] }),
    );
    expect(containerInstances![0]).toMatchObject({ runningTasksCount: 1 });
    const left = Object.fromEntries(
      containerInstances![0]!.remainingResources!.map((resource) => [resource.name, resource.integerValue ?? resource.stringSetValue]),
    );
    expect(left).toMatchObject({ CPU: 924, MEMORY: 744, PORTS: expect.arrayContaining(["8080"]) });
    const second = await run({ ...onEc2, count: 2 });
    expect(second).toMatchObject({ tasks: [], failures: [{ arn: instance.containerInstanceArn, reason: "RESOURCE:PORTS" }] });
    const task = await describeTask(tasks![0]!.taskArn!);
    expect(task.containers![0]!.networkBindings).toEqual([{ bindIP: "0.0.0.0", containerPort: 80, hostPort: 8080, protocol: "tcp" }]);
  });

  test("are started on by name, drained and deregistered", async () => {
    const [one, two] = [await register("us-east-1a"), await register("us-east-1b")];
    const started = await b.ecs.send(
      new StartTaskCommand({ cluster: "main", taskDefinition: "small", containerInstances: [one.containerInstanceArn!, "0".repeat(32)] }),
    );
    expect(started.tasks).toEqual([expect.objectContaining({ containerInstanceArn: one.containerInstanceArn })]);
    expect(started.failures).toEqual([expect.objectContaining({ reason: "MISSING" })]);
    await b.local.clock!.advance("1m");
    await b.ecs.send(
      new UpdateContainerInstancesStateCommand({ cluster: "main", containerInstances: [two.containerInstanceArn!], status: "DRAINING" }),
    );
    expect((await run(onEc2)).tasks).toEqual([]);
    const list = async (filter: object) =>
      (await b.ecs.send(new ListContainerInstancesCommand({ cluster: "main", ...filter }))).containerInstanceArns;
    expect(await list({ status: "DRAINING" })).toEqual([two.containerInstanceArn]);
    expect(await list({ filter: "attribute:ecs.availability-zone == us-east-1a and runningTasksCount == 1" })).toEqual([
      one.containerInstanceArn,
    ]);
    await expect(list({ filter: "attribute:" })).rejects.toMatchObject({ name: "InvalidParameterException" });
    const remove = (force: boolean) =>
      b.ecs.send(new DeregisterContainerInstanceCommand({ cluster: "main", containerInstance: one.containerInstanceArn!, force }));
    await expect(remove(false)).rejects.toMatchObject({ message: "Found running tasks on the instance." });
    expect((await remove(true)).containerInstance?.status).toBe("INACTIVE");
    await b.local.clock!.advance("1m");
    expect((await describeTask(started.tasks![0]!.taskArn!)).lastStatus).toBe("STOPPED");
    expect(await list({})).toEqual([two.containerInstanceArn]);
  });

  test("have attributes of your own", async () => {
    const { containerInstanceArn: targetId } = await register("us-east-1a");
    const attributes = [{ name: "stack", value: "blue", targetId }];
    await b.ecs.send(new PutAttributesCommand({ cluster: "main", attributes }));
    const listed = () =>
      b.ecs.send(new ListAttributesCommand({ cluster: "main", targetType: "container-instance", attributeName: "stack" }));
    expect((await listed()).attributes).toEqual(attributes);
    await b.ecs.send(new DeleteAttributesCommand({ cluster: "main", attributes: [{ name: "stack", targetId }] }));
    expect((await listed()).attributes).toEqual([]);
    await expect(
      b.ecs.send(new PutAttributesCommand({ cluster: "main", attributes: [{ name: "x", targetId: "1".repeat(32) }] })),
    ).rejects.toMatchObject({ name: "TargetNotFoundException" });
  });
});
