import {
  CreateClusterCommand,
  DescribeTasksCommand,
  ExecuteCommandCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, type Bench } from "../support.js";

let it: Bench;
let instance: string;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  await it.ecs.send(new CreateClusterCommand({}));
  const taskRoleArn = "arn:aws:iam::123456789012:role/job";
  const containerDefinitions = [{ name: "app", image: "a", memory: 64 }];
  await it.ecs.send(new RegisterTaskDefinitionCommand({ family: "job", taskRoleArn, containerDefinitions }));
  const totalResources = [
    { name: "CPU", type: "INTEGER", integerValue: 1024 },
    { name: "MEMORY", type: "INTEGER", integerValue: 1024 },
  ];
  instance = (await it.ecs.send(new RegisterContainerInstanceCommand({ totalResources }))).containerInstance!.containerInstanceArn!;
});
afterEach(() => it.close());

async function run(enableExecuteCommand: boolean): Promise<string> {
  const { tasks = [] } = await it.ecs.send(new RunTaskCommand({ taskDefinition: "job", launchType: "EC2", enableExecuteCommand }));
  return tasks[0]!.taskArn!;
}
const agent = async (task: string) =>
  (await it.ecs.send(new DescribeTasksCommand({ tasks: [task] }))).tasks![0]!.containers![0]!.managedAgents?.[0];
const execute = (task: string) => it.ecs.send(new ExecuteCommandCommand({ task, interactive: true, command: "sh" }));

test("the agent of ECS Exec goes with its container", async () => {
  const task = await run(true);
  expect(await agent(task)).toEqual({ name: "ExecuteCommandAgent", lastStatus: "PENDING" });
  await it.local.clock!.advance("1m");
  expect(await agent(task)).toEqual({ name: "ExecuteCommandAgent", lastStatus: "RUNNING" });
  await it.ecs.send(new StopTaskCommand({ task }));
  await it.local.clock!.advance("1m");
  expect(await agent(task)).toEqual({ name: "ExecuteCommandAgent", lastStatus: "STOPPED" });
});

test("a task without it, and one whose host is not connected, have no session", async () => {
  const without = await run(false);
  const task = await run(true);
  await it.local.clock!.advance("1m");
  await expect(execute(without)).rejects.toMatchObject({
    name: "InvalidParameterException",
    message:
      "The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.",
  });
  await it.local.setAgentConnected(instance, false);
  await expect(execute(task)).rejects.toMatchObject({
    name: "TargetNotConnectedException",
    message: "The execute command failed due to an internal error. Try again later.",
  });
});
