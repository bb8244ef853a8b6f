import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServiceDeploymentsCommand,
  DescribeTasksCommand,
  ListContainerInstancesCommand,
  ListServiceDeploymentsCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { afterEach, expect, test } from "vitest";
import type { LocalOptions } from "../src/index.js";
import { bench, network, raw, web, type Bench } from "./support.js";

let b: Bench;
afterEach(() => b.close());

async function opened(options: LocalOptions = {}): Promise<Bench> {
  b = await bench({ clock: "virtual", ...options });
  await b.ecs.send(new RegisterTaskDefinitionCommand(web));
  return b;
}

async function send(method: string, path: string, body: unknown): Promise<{ readonly status: number; readonly body: never }> {
  const { status, text } = await raw(b.local, { method, path, body: typeof body === "string" ? body : JSON.stringify(body) });
  return { status, body: JSON.parse(text) as never };
}

async function runTask(input: object): Promise<string> {
  const { tasks = [] } = await b.ecs.send(new RunTaskCommand({ taskDefinition: "web", networkConfiguration: network, ...input }));
  return tasks[0]!.taskArn!;
}

async function statusOf(task: string): Promise<object> {
  const { tasks = [] } = await b.ecs.send(new DescribeTasksCommand({ tasks: [task] }));
  return tasks[0]!;
}

const spot = { capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] };

test("Spot capacity is taken back on request, in process and over HTTP", async () => {
  const { local, ecs } = await opened();
  await ecs.send(new CreateClusterCommand({ capacityProviders: ["FARGATE", "FARGATE_SPOT"] }));
  for (const interrupt of [
    (arn: string) => local.interrupt(arn),
    async (arn: string) => expect(await send("POST", "/_stowage/interrupt", { arn })).toEqual({ status: 200, body: { interrupted: arn } }),
  ]) {
    const task = await runTask(spot);
    await local.clock!.advance("1m");
    const notice = local.nextEvent(({ detail }) => detail["taskArn"] === task && detail["desiredStatus"] === "STOPPED");
    await interrupt(task);
    expect((await notice).detail).toMatchObject({ lastStatus: "RUNNING", stopCode: "SpotInterruption" });
    await local.clock!.advance("2m");
    expect(await statusOf(task)).toMatchObject({ lastStatus: "STOPPED", stoppedReason: "Your Spot Task was interrupted." });
  }
  // Another task on Fargate loses its host, once.
  const own = await runTask({ launchType: "FARGATE" });
  await local.interrupt(own);
  await expect(local.interrupt(own)).rejects.toMatchObject({ code: "interrupt" });
  for (const wrong of [{ arn: own }, { arn: "nothing" }, {}, []])
    expect((await send("POST", "/_stowage/interrupt", wrong)).status).toBe(400);
});

test("Spot capacity is taken back at a rate that the seed decides", async () => {
  const { local, ecs } = await opened({ spotPerDay: 24 });
  await ecs.send(new CreateClusterCommand({ capacityProviders: ["FARGATE_SPOT"] }));
  const tasks = [await runTask(spot), await runTask(spot)];
  await local.clock!.advance("1m");
  let interrupted = 0;
  local.onEvent(({ detail }) => {
    if (detail["stopCode"] === "SpotInterruption" && detail["lastStatus"] === "STOPPED") interrupted++;
  });
  await local.clock!.advance("12h");
  expect(interrupted).toBe(tasks.length);
});

test("a rate that is none is refused", async () => {
  b = await bench();
  await expect(bench({ spotPerDay: -1 })).rejects.toMatchObject({ code: "spot-per-day" });
});

const pool = { instanceTypes: ["m7i.large"], max: 3, subnets: ["subnet-us-east-1a", "subnet-us-east-1b"] };

async function withPool(): Promise<void> {
  const { ecs } = b;
  await ecs.send(
    new CreateCapacityProviderCommand({
      name: "pool",
      autoScalingGroupProvider: { autoScalingGroupArn: "pool", managedScaling: { status: "ENABLED", targetCapacity: 100 } },
    }),
  );
  await ecs.send(new CreateClusterCommand({ capacityProviders: ["pool"] }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({ family: "job", containerDefinitions: [{ name: "app", image: "job", cpu: 1024, memory: 256 }] }),
  );
}

async function instances(): Promise<readonly string[]> {
  return (await b.ecs.send(new ListContainerInstancesCommand({}))).containerInstanceArns ?? [];
}

test("groups of the options bring instances for tasks, again after a reset", async () => {
  const { local } = await opened({ autoScalingGroups: { pool } });
  for (const again of [true, false]) {
    await withPool();
    const task = await runTask({
      taskDefinition: "job",
      networkConfiguration: undefined,
      capacityProviderStrategy: [{ capacityProvider: "pool", weight: 1 }],
    });
    expect(await statusOf(task)).toMatchObject({ lastStatus: "PROVISIONING" });
    await local.clock!.advance("3m");
    expect(await statusOf(task)).toMatchObject({ lastStatus: "RUNNING", capacityProviderName: "pool" });
    expect(await instances()).toHaveLength(2);
    if (again) await local.reset();
  }
});

test("groups are made and changed over HTTP, and their instances are taken back", async () => {
  const { local } = await opened();
  expect(await send("PUT", "/_stowage/groups", { pool: { ...pool, min: 1, spot: true } })).toEqual({
    status: 200,
    body: { groups: ["pool"] },
  });
  await withPool();
  await local.clock!.advance("2m");
  const [first, ...others] = await instances();
  expect(others).toEqual([]);
  await local.giveAutoScalingGroups({ pool: { ...pool, min: 2, spot: true } });
  await local.clock!.advance("2m");
  expect(await instances()).toHaveLength(2);
  await local.interrupt(first!);
  await local.clock!.advance("5m");
  expect(await instances()).toHaveLength(2);
  expect(await instances()).not.toContain(first);
});

test("groups are read strictly", async () => {
  const { local } = await opened();
  for (const [group, said] of [
    ["pool", "object"],
    [{ max: 3 }, "instanceTypes"],
    [{ instanceTypes: ["m7i.larg"], max: 3 }, "m7i.larg"],
    [{ ...pool, min: 4 }, "whole numbers"],
    [{ ...pool, max: undefined }, "whole numbers"],
    [{ ...pool, subnets: "subnet-1" }, "subnets"],
    [{ ...pool, spot: "yes" }, "spot"],
    [{ ...pool, size: 3 }, "size"],
  ] as const) {
    const { status, body } = await send("PUT", "/_stowage/groups", { pool: group });
    expect([status, body]).toEqual([400, { error: expect.objectContaining({ message: expect.stringContaining(said) }) }]);
  }
  await expect(local.giveAutoScalingGroups({ pool: { ...pool, max: -1 } })).rejects.toMatchObject({ code: "auto-scaling-group" });
  for (const body of ["[]", "1", "{"]) expect((await send("PUT", "/_stowage/groups", body)).status).toBe(400);
});

test("the groups of an Assembly are there from the start, and come with what is deployed", async () => {
  const autoScalingGroups = (max: number) => ({
    pool: {
      autoScalingGroup: { AutoScalingGroupName: "pool", MinSize: 1, MaxSize: max, VPCZoneIdentifier: "subnet-us-east-1a" },
      launchTemplate: { LaunchTemplateName: "pool", LaunchTemplateData: { InstanceType: "m7i.large" as const } },
    },
  });
  const { local } = await opened({ assembly: { format: "stowage/assembly@1", app: "a", autoScalingGroups: autoScalingGroups(1) } });
  await withPool();
  await local.clock!.advance("2m");
  expect(await instances()).toHaveLength(1);
  const given = { method: "PUT", path: "/_stowage/local", headers: { "x-stowage-token": local.token } };
  const answer = await raw(local, { ...given, body: JSON.stringify({ root: "/srv", autoScalingGroups: autoScalingGroups(5) }) });
  expect(JSON.parse(answer.text)).toEqual({ containers: 0, autoScalingGroups: 1 });
  const wrong = await raw(local, {
    ...given,
    body: JSON.stringify({ root: "/srv", autoScalingGroups: { pool: { autoScalingGroup: {} } } }),
  });
  expect(wrong.status).toBe(400);
});

test("a lifecycle hook's function is answered for over HTTP", async () => {
  const { local, ecs } = await opened();
  await ecs.send(new CreateClusterCommand({ serviceConnectDefaults: { namespace: "shop" } }));
  const hookTargetArn = "arn:aws:lambda:us-east-1:123456789012:function:check";
  const deploymentConfiguration = {
    strategy: "BLUE_GREEN",
    bakeTimeInMinutes: 0,
    lifecycleHooks: [{ hookTargetArn, roleArn: "arn:aws:iam::123456789012:role/hooks", lifecycleStages: ["POST_SCALE_UP"] }],
  } as const;
  const service = {
    serviceName: "web",
    taskDefinition: "web",
    desiredCount: 1,
    launchType: "FARGATE",
    networkConfiguration: network,
  } as const;
  const serviceConnectConfiguration = { enabled: true, services: [{ portName: "http", clientAliases: [{ port: 80 }] }] };
  const strategy = deploymentConfiguration as never;
  await ecs.send(new CreateServiceCommand({ ...service, serviceConnectConfiguration, deploymentConfiguration: strategy }));
  const waiting = async (): Promise<readonly { hookId: string; functionArn: string; event: { lifecycleStage: string } }[]> =>
    ((await send("POST", "/_stowage/hooks", {})).body as { hooks: never }).hooks;
  const status = async (): Promise<string | undefined> => {
    const { serviceDeployments = [] } = await ecs.send(new ListServiceDeploymentsCommand({ service: "web" }));
    const described = await ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [serviceDeployments[0]!.serviceDeploymentArn!] }),
    );
    return described.serviceDeployments?.[0]?.status;
  };
  await local.clock!.advance("50s");
  const [first] = await waiting();
  expect(first).toMatchObject({ functionArn: hookTargetArn, event: { lifecycleStage: "POST_SCALE_UP", hookDetails: {} } });
  const again = { hookId: first!.hookId, hookStatus: "IN_PROGRESS", callBackDelay: 5, hookDetails: { seen: 1 } };
  expect(await send("POST", "/_stowage/hooks", again)).toEqual({ status: 200, body: { status: "taken" } });
  await local.clock!.advance("6s");
  const [second] = await waiting();
  expect(second).toMatchObject({ hookId: first!.hookId, event: { hookDetails: { seen: 1 } } });
  expect(await status()).toBe("IN_PROGRESS");
  await send("POST", "/_stowage/hooks", { hookId: second!.hookId, hookStatus: "SUCCEEDED" });
  await local.clock!.advance("2m");
  expect(await waiting()).toEqual([]);
  expect(await status()).toBe("SUCCESSFUL");

  await ecs.send(new UpdateServiceCommand({ service: "web", forceNewDeployment: true }));
  await local.clock!.advance("50s");
  const [third] = await waiting();
  await send("POST", "/_stowage/hooks", { hookId: third!.hookId, hookStatus: "FAILED" });
  await local.clock!.advance("3m");
  expect(await status()).toBe("ROLLBACK_SUCCESSFUL");
  const unknown = await send("POST", "/_stowage/hooks", { hookId: "none", hookStatus: "SUCCEEDED" });
  expect([unknown.status, unknown.body]).toEqual([404, { error: expect.objectContaining({ code: "hook" }) }]);
});
