import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DeregisterContainerInstanceCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  PutAttributesCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StartTaskCommand,
  SubmitAttachmentStateChangesCommand,
  UpdateServiceCommand,
  UpdateTaskProtectionCommand,
} from "@aws-sdk/client-ecs";
import { schema } from "@stowage/model/ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorMembers, internalError } from "../../src/server/protocols/error-members.js";
import { bench, network, web, type Bench } from "../support.js";

let it: Bench;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  await it.ecs.send(new CreateClusterCommand({}));
  await it.ecs.send(new RegisterTaskDefinitionCommand(web));
});
afterEach(() => it.close());

const fargate = { taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;
const totalResources = [
  { name: "CPU", type: "INTEGER", integerValue: 2048 },
  { name: "MEMORY", type: "INTEGER", integerValue: 2048 },
];

test("a cluster with a task is not deleted", async () => {
  await it.ecs.send(new RunTaskCommand(fargate));
  await expect(it.ecs.send(new DeleteClusterCommand({ cluster: "default" }))).rejects.toMatchObject({
    name: "ClusterContainsTasksException",
    message: "The Cluster cannot be deleted while Tasks are active.",
  });
});

test("an eleventh attribute of one's own is refused", async () => {
  const { containerInstance } = await it.ecs.send(new RegisterContainerInstanceCommand({ totalResources }));
  const targetId = containerInstance!.containerInstanceArn!;
  const put = (from: number, count: number): Promise<unknown> => {
    const attributes = Array.from({ length: count }, (_, i) => ({ name: `a${from + i}`, targetId }));
    return it.ecs.send(new PutAttributesCommand({ attributes }));
  };
  await put(0, 10);
  await expect(put(10, 1)).rejects.toMatchObject({ name: "AttributeLimitExceededException" });
});

test("a service keeps its deployment controller, and Fargate has only the platform versions it has", async () => {
  const { ecs } = it;
  await ecs.send(new CreateServiceCommand({ ...fargate, serviceName: "web", desiredCount: 0 }));
  const deploymentController = { type: "EXTERNAL" as const };
  await expect(ecs.send(new UpdateServiceCommand({ service: "web", deploymentController }))).rejects.toMatchObject({
    name: "UnsupportedFeatureException",
  });
  await expect(ecs.send(new RunTaskCommand({ ...fargate, platformVersion: "9.9.9" }))).rejects.toMatchObject({
    name: "PlatformUnknownException",
  });
});

test("RunTask on a cluster without container instances is refused", async () => {
  await it.ecs.send(new RegisterTaskDefinitionCommand({ family: "job", containerDefinitions: [{ name: "app", image: "a", memory: 64 }] }));
  await expect(it.ecs.send(new RunTaskCommand({ taskDefinition: "job" }))).rejects.toMatchObject({
    name: "InvalidParameterException",
    message: "No Container Instances were found in your cluster.",
  });
});

test("protection is not given to a task of an old deployment that protection already holds up", async () => {
  const { ecs, local } = it;
  const deploymentConfiguration = { minimumHealthyPercent: 100, maximumPercent: 200 };
  await ecs.send(new CreateServiceCommand({ ...fargate, serviceName: "web", desiredCount: 2, deploymentConfiguration }));
  await local.clock!.advance("3m");
  const { taskArns: old = [] } = await ecs.send(new ListTasksCommand({ serviceName: "web" }));
  const protect = (tasks: string[]) => ecs.send(new UpdateTaskProtectionCommand({ cluster: "default", tasks, protectionEnabled: true }));
  await protect(old);
  await ecs.send(new UpdateServiceCommand({ service: "web", forceNewDeployment: true }));
  await local.clock!.advance("10m");
  expect((await protect([old[0]!])).failures).toEqual([{ arn: old[0], reason: "DEPLOYMENT_BLOCKED" }]);
});

test("an attachment has each of the states that its agent reports", async () => {
  const { ecs, local } = it;
  await ecs.send(new RegisterContainerInstanceCommand({ totalResources }));
  const containerDefinitions = [{ name: "app", image: "a", memory: 64 }];
  await ecs.send(new RegisterTaskDefinitionCommand({ family: "job", networkMode: "awsvpc", containerDefinitions }));
  const { tasks = [] } = await ecs.send(new RunTaskCommand({ taskDefinition: "job", launchType: "EC2", networkConfiguration: network }));
  await local.clock!.advance("1m");
  const attachment = async () => (await ecs.send(new DescribeTasksCommand({ tasks: [tasks[0]!.taskArn!] }))).tasks![0]!.attachments![0]!;
  const attachmentArn = `arn:aws:ecs:us-east-1:123456789012:attachment/${(await attachment()).id}`;
  const seen: unknown[] = [];
  for (const status of ["PRECREATED", "CREATED", "ATTACHING", "ATTACHED", "DETACHING", "DETACHED", "DELETED", "FAILED"]) {
    await ecs.send(new SubmitAttachmentStateChangesCommand({ attachments: [{ attachmentArn, status }] }));
    seen.push((await attachment()).status);
  }
  expect(seen).toEqual(["PRECREATED", "CREATED", "ATTACHING", "ATTACHED", "DETACHING", "DETACHED", "DELETED", "FAILED"]);
});

test("a mistake of the engine's is ECS's own, without what caused it", () => {
  const error = internalError(schema);
  expect(error.type).toBe("ServerException");
  expect(errorMembers(error, schema)).toEqual({ status: 500, members: { message: expect.stringContaining("made a mistake") } });
});

test("tasks on an instance that is deregistered by force end with that reason", async () => {
  const { ecs, local } = it;
  const { containerInstance } = await ecs.send(new RegisterContainerInstanceCommand({ totalResources }));
  await ecs.send(new RegisterTaskDefinitionCommand({ family: "job", containerDefinitions: [{ name: "app", image: "a", memory: 64 }] }));
  const { tasks = [] } = await ecs.send(new RunTaskCommand({ taskDefinition: "job", launchType: "EC2" }));
  await local.clock!.advance("1m");
  const given = { containerInstance: containerInstance!.containerInstanceArn };
  await expect(ecs.send(new DeregisterContainerInstanceCommand(given))).rejects.toMatchObject({
    name: "InvalidParameterException",
    message: "Found running tasks on the instance.",
  });
  await ecs.send(new DeregisterContainerInstanceCommand({ ...given, force: true }));
  await local.clock!.advance("1m");
  const shown = await ecs.send(new DescribeTasksCommand({ tasks: [tasks[0]!.taskArn!] }));
  expect(shown.tasks![0]).toMatchObject({ lastStatus: "STOPPED", stoppedReason: "Container instance deregistration forced by user" });
});

test("StartTask names the instances that are not there, or no longer", async () => {
  const { ecs } = it;
  await ecs.send(new RegisterTaskDefinitionCommand({ family: "job", containerDefinitions: [{ name: "app", image: "a", memory: 64 }] }));
  const { containerInstance } = await ecs.send(new RegisterContainerInstanceCommand({ totalResources }));
  const gone = containerInstance!.containerInstanceArn!;
  await ecs.send(new DeregisterContainerInstanceCommand({ containerInstance: gone }));
  const never = gone.replace(/[0-9a-f]{32}$/, "0".repeat(32));
  const { failures } = await ecs.send(new StartTaskCommand({ taskDefinition: "job", containerInstances: [gone, never] }));
  expect(failures).toEqual([
    { arn: gone, reason: "INACTIVE" },
    { arn: never, reason: "MISSING" },
  ]);
});
