import { CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  CreateDaemonCommand,
  CreateServiceCommand,
  DeleteDaemonCommand,
  DeleteDaemonTaskDefinitionCommand,
  DescribeDaemonCommand,
  DescribeDaemonDeploymentsCommand,
  DescribeDaemonRevisionsCommand,
  DescribeDaemonTaskDefinitionCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListContainerInstancesCommand,
  ListDaemonDeploymentsCommand,
  ListDaemonsCommand,
  ListDaemonTaskDefinitionsCommand,
  ListTasksCommand,
  RegisterDaemonTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  StopTaskCommand,
  UpdateDaemonCommand,
  waitUntilDaemonActive,
  waitUntilDaemonDeploymentSuccessful,
  waitUntilDaemonTaskDefinitionDeleted,
  type DaemonDeployment,
  type Task,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, type Bench } from "./support.js";

let it: Bench;
let provider: string;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  const { ecs } = it;
  await ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  const instanceLaunchTemplate = {
    ec2InstanceProfileArn: "arn:aws:iam::123456789012:instance-profile/ecs",
    networkConfiguration: { subnets: ["subnet-us-east-1a", "subnet-us-east-1b"] },
    instanceRequirements: { vCpuCount: { min: 2, max: 2 }, memoryMiB: { min: 1 }, allowedInstanceTypes: ["m7i.*"] },
  };
  const managedInstancesProvider = { infrastructureRoleArn: "arn:aws:iam::123456789012:role/infrastructure", instanceLaunchTemplate };
  const made = await ecs.send(new CreateCapacityProviderCommand({ name: "managed", cluster: "main", managedInstancesProvider }));
  provider = made.capacityProvider?.capacityProviderArn ?? "";
  const containerDefinitions = [{ name: "app", image: "app" }];
  await ecs.send(
    new RegisterTaskDefinitionCommand({ family: "app", networkMode: "host", cpu: "1024", memory: "1024", containerDefinitions }),
  );
});
afterEach(() => it.close());

async function definition(image = "agent:1"): Promise<string> {
  const containerDefinitions = [{ name: "agent", image }];
  const input = { family: "agent", cpu: "128", memory: "128", containerDefinitions };
  return (await it.ecs.send(new RegisterDaemonTaskDefinitionCommand(input))).daemonTaskDefinitionArn ?? "";
}

async function service(desiredCount: number): Promise<void> {
  const capacityProviderStrategy = [{ capacityProvider: "managed", weight: 1 }];
  const placementStrategy = [{ type: "spread", field: "instanceId" } as const];
  const input = { cluster: "main", serviceName: "web", taskDefinition: "app", capacityProviderStrategy, placementStrategy, desiredCount };
  await it.ecs.send(new CreateServiceCommand(input));
}

async function daemon(more: object = {}): Promise<{ readonly arn: string; readonly deployment: string }> {
  const daemonTaskDefinitionArn = await definition();
  const input = { daemonName: "agent", clusterArn: "main", daemonTaskDefinitionArn, capacityProviderArns: [provider], ...more };
  const made = await it.ecs.send(new CreateDaemonCommand(input));
  return { arn: made.daemonArn ?? "", deployment: made.deploymentArn ?? "" };
}

async function tasks(): Promise<readonly Task[]> {
  const { taskArns = [] } = await it.ecs.send(new ListTasksCommand({ cluster: "main", daemonName: "agent" }));
  if (taskArns.length === 0) return [];
  return (await it.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: taskArns }))).tasks ?? [];
}

async function deployed(arn: string): Promise<DaemonDeployment | undefined> {
  return (await it.ecs.send(new DescribeDaemonDeploymentsCommand({ daemonDeploymentArns: [arn] }))).daemonDeployments?.[0];
}

test("one task runs on each instance, on those that come later too, and goes with the daemon", async () => {
  const { local, ecs } = it;
  const { arn, deployment } = await daemon();
  expect(arn).toBe("arn:aws:ecs:us-east-1:123456789012:daemon/main/agent");
  await local.clock!.advance("1m");
  await waitUntilDaemonDeploymentSuccessful({ client: ecs, maxWaitTime: 60 }, { daemonDeploymentArns: [deployment] });
  await waitUntilDaemonActive({ client: ecs, maxWaitTime: 60 }, { daemonArn: arn });
  expect(await tasks()).toEqual([]);
  await service(2);
  await local.clock!.advance("3m");
  const running = await tasks();
  expect(new Set(running.map(({ containerInstanceArn }) => containerInstanceArn)).size).toBe(2);
  expect(running[0]).toMatchObject({ lastStatus: "RUNNING", group: "daemon:agent", launchType: "MANAGED_INSTANCES" });
  const { daemon: described } = await ecs.send(new DescribeDaemonCommand({ daemonArn: arn }));
  expect(described).toMatchObject({ status: "ACTIVE", currentRevisions: [{ totalRunningCount: 2, totalWithoutDaemonCount: 0 }] });
  expect((await ecs.send(new ListDaemonsCommand({ clusterArn: "main" }))).daemonSummariesList).toMatchObject([{ daemonArn: arn }]);
  expect((await ecs.send(new DeleteDaemonCommand({ daemonArn: arn }))).status).toBe("DELETE_IN_PROGRESS");
  const update = { daemonArn: arn, daemonTaskDefinitionArn: "agent:1", capacityProviderArns: [provider] };
  await expect(ecs.send(new UpdateDaemonCommand(update))).rejects.toMatchObject({ name: "DaemonNotActiveException" });
  await local.clock!.advance("2m");
  await expect(ecs.send(new DescribeDaemonCommand({ daemonArn: arn }))).rejects.toMatchObject({ name: "DaemonNotFoundException" });
  expect(await tasks()).toEqual([]);
});

test("an update replaces the instances batch by batch while the service keeps running", async () => {
  const { local, ecs } = it;
  const { arn } = await daemon();
  await service(4);
  await local.clock!.advance("3m");
  const before = new Set((await tasks()).map(({ containerInstanceArn }) => containerInstanceArn));
  expect(before.size).toBe(4);
  const daemonTaskDefinitionArn = await definition("agent:2");
  const deploymentConfiguration = { drainPercent: 50, bakeTimeInMinutes: 10 };
  const update = { daemonArn: arn, daemonTaskDefinitionArn, capacityProviderArns: [provider], deploymentConfiguration };
  const { deploymentArn = "" } = await ecs.send(new UpdateDaemonCommand(update));
  await local.clock!.advance("5s");
  const { containerInstanceArns = [] } = await ecs.send(new ListContainerInstancesCommand({ cluster: "main", status: "DRAINING" }));
  expect(containerInstanceArns).toHaveLength(2);
  await local.clock!.advance("8m");
  expect(await deployed(deploymentArn)).toMatchObject({
    status: "IN_PROGRESS",
    targetDaemonRevision: { totalRunningInstanceCount: 4 },
    circuitBreaker: { status: "MONITORING", failureCount: 0 },
    alarms: { status: "DISABLED" },
  });
  await local.clock!.advance("10m");
  expect(await deployed(deploymentArn)).toMatchObject({ status: "SUCCESSFUL", circuitBreaker: { status: "MONITORING_COMPLETE" } });
  const after = await tasks();
  expect(new Set(after.map(({ taskDefinitionArn }) => taskDefinitionArn))).toEqual(new Set([daemonTaskDefinitionArn]));
  expect(after.some(({ containerInstanceArn }) => before.has(containerInstanceArn))).toBe(false);
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["web"] }));
  expect(services[0]).toMatchObject({ runningCount: 4 });
  const revisions = [(await deployed(deploymentArn))?.targetDaemonRevision?.arn ?? ""];
  const { daemonRevisions } = await ecs.send(new DescribeDaemonRevisionsCommand({ daemonRevisionArns: revisions }));
  expect(daemonRevisions).toMatchObject([{ daemonTaskDefinitionArn, critical: true, containerImages: [{ image: "agent:2" }] }]);
  const newest = await ecs.send(new ListDaemonDeploymentsCommand({ daemonArn: arn, maxResults: 1 }));
  expect(newest.daemonDeployments).toMatchObject([{ daemonDeploymentArn: deploymentArn, status: "SUCCESSFUL" }]);
  const oldest = await ecs.send(new ListDaemonDeploymentsCommand({ daemonArn: arn, nextToken: newest.nextToken }));
  expect(oldest).toMatchObject({ daemonDeployments: [{ status: "SUCCESSFUL" }] });
  expect(oldest.nextToken).toBeUndefined();
});

test("an alarm rolls an update back to the revision before", async () => {
  const { local, ecs } = it;
  const cloudWatch = new CloudWatchClient({ ...local.client, maxAttempts: 1 });
  const { arn } = await daemon();
  await service(1);
  await local.clock!.advance("3m");
  const alarm = {
    AlarmName: "errors",
    Namespace: "Shop",
    MetricName: "Errors",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
  } as const;
  await cloudWatch.send(new PutMetricAlarmCommand({ ...alarm, Threshold: 1, ComparisonOperator: "GreaterThanThreshold" }));
  const deploymentConfiguration = { bakeTimeInMinutes: 60, alarms: { alarmNames: ["errors"], enable: true } };
  const update = { daemonArn: arn, daemonTaskDefinitionArn: await definition("agent:2"), capacityProviderArns: [provider] };
  const { deploymentArn = "" } = await ecs.send(new UpdateDaemonCommand({ ...update, deploymentConfiguration }));
  await local.clock!.advance("20m");
  await cloudWatch.send(new SetAlarmStateCommand({ AlarmName: "errors", StateValue: "ALARM", StateReason: "test" }));
  await local.clock!.advance("1s");
  expect(await deployed(deploymentArn)).toMatchObject({
    status: "ROLLBACK_IN_PROGRESS",
    statusReason: "Daemon deployment rolled back because a CloudWatch alarm was triggered.",
    alarms: { status: "TRIGGERED", triggeredAlarmNames: ["errors"] },
  });
  await local.clock!.advance("20m");
  expect(await deployed(deploymentArn)).toMatchObject({ status: "ROLLBACK_SUCCESSFUL" });
  expect((await tasks()).map(({ taskDefinitionArn }) => taskDefinitionArn?.split("/").at(-1))).toEqual(["agent:1"]);
  cloudWatch.destroy();
});

test("the instance of a critical task that stops is replaced, that of another goes on without", async () => {
  const { local, ecs } = it;
  const { arn } = await daemon({ critical: false });
  await service(1);
  await local.clock!.advance("3m");
  const [task] = await tasks();
  await ecs.send(new StopTaskCommand({ cluster: "main", task: task?.taskArn }));
  await local.clock!.advance("2m");
  expect(await tasks()).toEqual([]);
  const without = await ecs.send(new DescribeDaemonCommand({ daemonArn: arn }));
  expect(without.daemon?.currentRevisions).toMatchObject([{ totalRunningCount: 0, totalWithoutDaemonCount: 1 }]);
  const again = { daemonArn: arn, daemonTaskDefinitionArn: "agent:1", capacityProviderArns: [provider], critical: true };
  await ecs.send(new UpdateDaemonCommand(again));
  await local.clock!.advance("10m");
  const [second] = await tasks();
  expect(second?.lastStatus).toBe("RUNNING");
  await ecs.send(new StopTaskCommand({ cluster: "main", task: second?.taskArn }));
  await local.clock!.advance("5m");
  const [third] = await tasks();
  expect(third?.lastStatus).toBe("RUNNING");
  expect(third?.containerInstanceArn).not.toBe(second?.containerInstanceArn);
});

test("definitions have revisions, are listed by page and deleted when no daemon has them", async () => {
  const { local, ecs } = it;
  const { arn } = await daemon();
  await definition("agent:2");
  const described = await ecs.send(new DescribeDaemonTaskDefinitionCommand({ daemonTaskDefinition: "agent" }));
  expect(described.daemonTaskDefinition).toMatchObject({ family: "agent", revision: 2, status: "ACTIVE", pidMode: "none" });
  const prefix = "arn:aws:ecs:us-east-1:123456789012:daemon-task-definition/agent";
  const first = await ecs.send(new ListDaemonTaskDefinitionsCommand({ maxResults: 1 }));
  expect(first.daemonTaskDefinitions).toMatchObject([{ arn: `${prefix}:1`, status: "ACTIVE" }]);
  const second = await ecs.send(new ListDaemonTaskDefinitionsCommand({ nextToken: first.nextToken }));
  expect(second.daemonTaskDefinitions).toMatchObject([{ arn: `${prefix}:2` }]);
  const last = await ecs.send(new ListDaemonTaskDefinitionsCommand({ familyPrefix: "a", revision: "LAST_REGISTERED" }));
  expect(last.daemonTaskDefinitions).toMatchObject([{ arn: `${prefix}:2` }]);
  await ecs.send(new DeleteDaemonTaskDefinitionCommand({ daemonTaskDefinition: "agent:1" }));
  const used = await ecs.send(new DescribeDaemonTaskDefinitionCommand({ daemonTaskDefinition: "agent:1" }));
  expect(used.daemonTaskDefinition?.status).toBe("DELETE_IN_PROGRESS");
  await ecs.send(new DeleteDaemonCommand({ daemonArn: arn }));
  await local.clock!.advance("1m");
  await ecs.send(new DeleteDaemonTaskDefinitionCommand({ daemonTaskDefinition: "agent:1" }));
  await waitUntilDaemonTaskDefinitionDeleted({ client: ecs, maxWaitTime: 60 }, { daemonTaskDefinition: "agent:1" });
  const again = { daemonName: "again", clusterArn: "main", daemonTaskDefinitionArn: "agent:1", capacityProviderArns: [provider] };
  await expect(ecs.send(new CreateDaemonCommand(again))).rejects.toMatchObject({ name: "InvalidParameterException" });
});

test("names what is wrong", async () => {
  const { ecs } = it;
  const { arn } = await daemon({ clientToken: "one" });
  expect((await daemon({ clientToken: "two", daemonName: "other" })).arn).not.toBe(arn);
  const invalid = { name: "InvalidParameterException" };
  await expect(daemon()).rejects.toMatchObject(invalid);
  await expect(daemon({ daemonName: "fargate", capacityProviderArns: ["FARGATE"] })).rejects.toMatchObject(invalid);
  await expect(daemon({ daemonName: "x", deploymentConfiguration: { drainPercent: 101 } })).rejects.toMatchObject(invalid);
  await expect(daemon({ daemonName: "x", clusterArn: "none" })).rejects.toMatchObject({ name: "ClusterNotFoundException" });
  const none = `${arn}s`;
  await expect(ecs.send(new DeleteDaemonCommand({ daemonArn: none }))).rejects.toMatchObject({ name: "DaemonNotFoundException" });
  await ecs.send(new DeleteDaemonCommand({ daemonArn: arn }));
  await expect(ecs.send(new DeleteDaemonCommand({ daemonArn: arn }))).rejects.toMatchObject({
    name: expect.stringMatching(/^Daemon(NotActive|NotFound)Exception$/),
  });
  const failures = await ecs.send(new DescribeDaemonDeploymentsCommand({ daemonDeploymentArns: [none] }));
  expect(failures.failures).toEqual([{ arn: none, reason: "MISSING" }]);
  const empty = { family: "empty", containerDefinitions: [] };
  await expect(ecs.send(new RegisterDaemonTaskDefinitionCommand(empty))).rejects.toMatchObject({ name: "ClientException" });
});
