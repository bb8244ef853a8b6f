import {
  CreateClusterCommand,
  DescribeContainerInstancesCommand,
  DescribeTasksCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { StowageEvent } from "../../src/index.js";
import { bench, raw, type Bench } from "../support.js";

let it: Bench;
let told: StowageEvent[];
let arn: string;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  told = [];
  it.local.onEvent((event) => event["detail-type"] === "ECS Container Instance Health Change" && told.push(event));
  await it.ecs.send(new CreateClusterCommand({}));
  await it.ecs.send(new RegisterTaskDefinitionCommand({ family: "job", containerDefinitions: [{ name: "app", image: "a", memory: 64 }] }));
  const totalResources = [
    { name: "CPU", type: "INTEGER", integerValue: 1024 },
    { name: "MEMORY", type: "INTEGER", integerValue: 1024 },
  ];
  arn = (await it.ecs.send(new RegisterContainerInstanceCommand({ totalResources }))).containerInstance!.containerInstanceArn!;
});
afterEach(() => it.close());

async function health() {
  const input = { containerInstances: [arn], include: ["CONTAINER_INSTANCE_HEALTH" as const] };
  const { containerInstances = [] } = await it.ecs.send(new DescribeContainerInstancesCommand(input));
  const { agentConnected, healthStatus } = containerInstances[0]!;
  return { agentConnected, overallStatus: healthStatus?.overallStatus, details: healthStatus?.details };
}

test("an instance whose agent is connected is healthy, and says so where it is asked to", async () => {
  expect(await health()).toMatchObject({
    agentConnected: true,
    overallStatus: "OK",
    details: [
      { type: "CONTAINER_RUNTIME", status: "OK" },
      { type: "AGENT_CONNECTIVITY", status: "OK" },
    ],
  });
  const { containerInstances = [] } = await it.ecs.send(new DescribeContainerInstancesCommand({ containerInstances: [arn] }));
  expect(containerInstances[0]).not.toHaveProperty("healthStatus");
});

test("a lost agent leaves its tasks running, takes no other, and is told of", async () => {
  const run = new RunTaskCommand({ taskDefinition: "job", launchType: "EC2" });
  const { tasks: started = [] } = await it.ecs.send(run);
  await it.local.clock!.advance("1m");
  const task = async () => (await it.ecs.send(new DescribeTasksCommand({ tasks: [started[0]!.taskArn!] }))).tasks![0]!;
  expect(await task()).toMatchObject({ lastStatus: "RUNNING", connectivity: "CONNECTED" });
  await it.local.setAgentConnected(arn, false);
  expect(await task()).toMatchObject({ lastStatus: "RUNNING", connectivity: "DISCONNECTED" });
  expect((await it.ecs.send(new RunTaskCommand({ taskDefinition: "job", launchType: "EC2" }))).failures).toEqual([
    { arn, reason: "AGENT" },
  ]);
  expect(await health()).toMatchObject({
    agentConnected: false,
    overallStatus: "IMPAIRED",
    details: [
      { type: "CONTAINER_RUNTIME", status: "INSUFFICIENT_DATA" },
      { type: "AGENT_CONNECTIVITY", status: "IMPAIRED", statusReason: expect.stringMatching(/^Agent disconnected since \d{4}-/) },
    ],
  });
  await it.local.setAgentConnected(arn, true);
  expect(await task()).toMatchObject({ connectivity: "CONNECTED" });
  expect(told.map(({ resources, detail }) => [resources, detail["overallStatus"]])).toEqual([
    [[arn], "IMPAIRED"],
    [[arn], "OK"],
  ]);
  expect(told[0]!["detail-type"]).toBe("ECS Container Instance Health Change");
  expect(told[0]!.detail["healthChecks"]).toMatchObject([
    { type: "CONTAINER_RUNTIME" },
    { type: "AGENT_CONNECTIVITY", status: "IMPAIRED" },
  ]);
});

test("an agent is lost over HTTP too, and only of an instance", async () => {
  const say = (body: object) => raw(it.local, { method: "PUT", path: "/_stowage/agent", body: JSON.stringify(body) });
  expect((await say({ arn, connected: false })).status).toBe(200);
  expect((await health()).agentConnected).toBe(false);
  expect((await say({ arn: "nothing", connected: false })).status).toBe(400);
});
