import {
  CreateClusterCommand,
  CreateServiceCommand,
  CreateTaskSetCommand,
  DeleteServiceCommand,
  DeleteTaskSetCommand,
  DescribeServicesCommand,
  DescribeTaskSetsCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  StopTaskCommand,
  UpdateServiceCommand,
  UpdateServicePrimaryTaskSetCommand,
  UpdateTaskSetCommand,
  waitUntilServicesInactive,
  type Service,
  type TaskSet,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let it: Bench;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  await it.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  await it.ecs.send(new RegisterTaskDefinitionCommand(web));
});
afterEach(() => it.close());

const at = { cluster: "main", service: "web" } as const;
const fargate = { ...at, taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;

async function external(desiredCount = 4): Promise<Service | undefined> {
  const deploymentController = { type: "EXTERNAL" } as const;
  return (await it.ecs.send(new CreateServiceCommand({ cluster: "main", serviceName: "web", desiredCount, deploymentController }))).service;
}

async function sets(): Promise<readonly TaskSet[]> {
  return (await it.ecs.send(new DescribeTaskSetsCommand(at))).taskSets ?? [];
}

test("a task set runs its share, grows, becomes primary, and drains", async () => {
  const { local, ecs } = it;
  const service = await external(5);
  expect(service).toMatchObject({ deploymentController: { type: "EXTERNAL" }, deployments: [], taskSets: [] });
  expect(service?.taskDefinition).toBeUndefined();

  const { taskSet } = await ecs.send(new CreateTaskSetCommand({ ...fargate, externalId: "blue", scale: { value: 50, unit: "PERCENT" } }));
  expect(taskSet).toMatchObject({ status: "ACTIVE", externalId: "blue", computedDesiredCount: 3, stabilityStatus: "STABILIZING" });
  expect(taskSet?.id).toMatch(/^ecs-svc\/\d{19}$/);
  expect(taskSet?.taskSetArn).toMatch(/:task-set\/main\/web\/ecs-svc\/\d{19}$/);
  await local.clock!.advance("3m");
  expect(await sets()).toMatchObject([{ runningCount: 3, pendingCount: 0, stabilityStatus: "STEADY_STATE" }]);

  const taskSetId = taskSet?.id ?? "";
  const grown = await ecs.send(new UpdateTaskSetCommand({ ...at, taskSet: taskSetId, scale: { value: 100, unit: "PERCENT" } }));
  expect(grown.taskSet).toMatchObject({ computedDesiredCount: 5, stabilityStatus: "STABILIZING" });
  await local.clock!.advance("3m");
  const primary = await ecs.send(new UpdateServicePrimaryTaskSetCommand({ ...at, primaryTaskSet: taskSet?.taskSetArn }));
  expect(primary.taskSet).toMatchObject({ status: "PRIMARY", runningCount: 5 });
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["web"] }));
  expect(services[0]).toMatchObject({ runningCount: 5, taskSets: [{ id: taskSetId, status: "PRIMARY" }] });
  expect(services[0]?.taskDefinition).toMatch(/task-definition\/web:1$/);
  expect(services[0]?.events?.map(({ message }) => message)).toContain(`(service web, taskSet ${taskSetId}) has reached a steady state.`);

  const { taskArns: tasks = [] } = await ecs.send(new ListTasksCommand({ cluster: "main", startedBy: taskSetId }));
  expect(tasks).toHaveLength(5);
  const remove = new DeleteTaskSetCommand({ ...at, taskSet: taskSetId });
  await expect(ecs.send(remove)).rejects.toMatchObject({ name: "InvalidParameterException" });
  const drained = await ecs.send(new DeleteTaskSetCommand({ ...at, taskSet: taskSetId, force: true }));
  expect(drained.taskSet).toMatchObject({ status: "DRAINING", computedDesiredCount: 0 });
  await local.clock!.advance("5m");
  expect(await sets()).toEqual([]);
});

test("two task sets share the desired count, and a task that stops is replaced in its own", async () => {
  const { local, ecs } = it;
  await external(10);
  const blue = await ecs.send(new CreateTaskSetCommand({ ...fargate, scale: { value: 70, unit: "PERCENT" } }));
  const green = await ecs.send(new CreateTaskSetCommand({ ...fargate, scale: { value: 30, unit: "PERCENT" } }));
  await local.clock!.advance("3m");
  expect((await sets()).map(({ runningCount }) => runningCount)).toEqual([7, 3]);
  const { taskArns: [task] = [] } = await ecs.send(new ListTasksCommand({ cluster: "main", startedBy: green.taskSet?.id }));
  await ecs.send(new StopTaskCommand({ cluster: "main", task }));
  await local.clock!.advance("3m");
  expect((await sets()).map(({ runningCount }) => runningCount)).toEqual([7, 3]);
  await ecs.send(new UpdateServiceCommand({ ...at, desiredCount: 4 }));
  await local.clock!.advance("3m");
  expect((await sets()).map(({ computedDesiredCount, runningCount }) => [computedDesiredCount, runningCount])).toEqual([
    [3, 3],
    [2, 2],
  ]);
  expect((await ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: [task ?? ""] }))).tasks?.[0]?.lastStatus).toBe("STOPPED");
  expect(blue.taskSet?.id).not.toBe(green.taskSet?.id);
});

test("a CODE_DEPLOY service begins with a primary task set and leaves deployments to others", async () => {
  const { local, ecs } = it;
  const { cluster, taskDefinition, launchType, networkConfiguration } = fargate;
  const more = { cluster, taskDefinition, launchType, networkConfiguration, deploymentController: { type: "CODE_DEPLOY" } } as const;
  const targetGroupArn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/blue/1234567890123456";
  const loadBalancers = [{ targetGroupArn, containerName: "app", containerPort: 8080 }];
  const { service } = await ecs.send(new CreateServiceCommand({ ...more, loadBalancers, serviceName: "web", desiredCount: 2 }));
  expect(service?.taskSets).toMatchObject([{ status: "PRIMARY", scale: { value: 100 }, computedDesiredCount: 2 }]);
  await local.clock!.advance("3m");
  expect(await sets()).toMatchObject([{ runningCount: 2, stabilityStatus: "STEADY_STATE" }]);
  await expect(ecs.send(new UpdateServiceCommand({ ...at, taskDefinition: "web" }))).rejects.toMatchObject({
    name: "InvalidParameterException",
    message:
      "Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.",
  });
  await expect(ecs.send(new UpdateServiceCommand({ ...at, forceNewDeployment: true }))).rejects.toThrow(/^Cannot force a new deployment/);
  await ecs.send(new DeleteServiceCommand({ ...at, force: true }));
  await local.clock!.advance("5m");
  await waitUntilServicesInactive({ client: ecs, maxWaitTime: 20 }, { cluster: "main", services: ["web"] });
});

test("names what is wrong", async () => {
  const { ecs } = it;
  await external();
  const create = (more: object): Promise<unknown> => ecs.send(new CreateTaskSetCommand({ ...fargate, ...more }));
  await expect(create({ service: "none" })).rejects.toMatchObject({ name: "ServiceNotFoundException", message: "Service not found." });
  await expect(create({ cluster: "none" })).rejects.toMatchObject({ name: "ClusterNotFoundException" });
  await expect(create({ scale: { value: 101, unit: "PERCENT" } })).rejects.toMatchObject({ name: "InvalidParameterException" });
  await expect(create({ taskDefinition: "none" })).rejects.toMatchObject({ name: "ClientException" });
  const none = { ...at, taskSet: "ecs-svc/1234567890123456789" };
  await expect(ecs.send(new DeleteTaskSetCommand(none))).rejects.toMatchObject({ name: "TaskSetNotFoundException" });
  expect((await ecs.send(new DescribeTaskSetsCommand({ ...at, taskSets: [none.taskSet] }))).failures).toEqual([
    { arn: none.taskSet, reason: "MISSING" },
  ]);
  const first = await ecs.send(new CreateTaskSetCommand({ ...fargate, clientToken: "one" }));
  const again = await ecs.send(new CreateTaskSetCommand({ ...fargate, clientToken: "one" }));
  expect(again.taskSet?.id).toBe(first.taskSet?.id);
  for (let i = 0; i < 4; i++) await create({});
  await expect(create({})).rejects.toMatchObject({ name: "LimitExceededException" });
  const own = { cluster: "main", serviceName: "own", taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;
  await ecs.send(new CreateServiceCommand({ ...own, desiredCount: 0 }));
  await expect(create({ service: "own" })).rejects.toMatchObject({ name: "InvalidParameterException" });
  await ecs.send(new DeleteServiceCommand({ cluster: "main", service: "own" }));
  await expect(create({ service: "own" })).rejects.toMatchObject({ name: "ServiceNotActiveException", message: "Service was not ACTIVE." });
});
