import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StowageEvent } from "../../src/index.js";
import { bench, network, raw, web, type Bench } from "../support.js";

let it: Bench;
let told: StowageEvent[];
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  told = [];
  it.local.onEvent((event) => event["detail-type"] === "ECS Service Action" && told.push(event));
  await it.ecs.send(new CreateClusterCommand({ capacityProviders: ["FARGATE", "FARGATE_SPOT"] }));
  await it.ecs.send(new RegisterTaskDefinitionCommand(web));
});
afterEach(() => it.close());

const advance = (time: string): Promise<unknown> => Promise.resolve(it.local.clock!.advance(time));
const spot = {
  taskDefinition: "web",
  capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
  networkConfiguration: network,
};
const plain = { taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;

async function service(): Promise<{ readonly runningCount?: number | undefined; readonly messages: readonly (string | undefined)[] }> {
  const { services = [] } = await it.ecs.send(new DescribeServicesCommand({ services: ["web"] }));
  return { runningCount: services[0]?.runningCount, messages: (services[0]?.events ?? []).map(({ message }) => message) };
}

async function tasks(desiredStatus: "RUNNING" | "STOPPED"): Promise<readonly Task[]> {
  const { taskArns = [] } = await it.ecs.send(new ListTasksCommand({ desiredStatus }));
  return taskArns.length === 0 ? [] : ((await it.ecs.send(new DescribeTasksCommand({ tasks: taskArns }))).tasks ?? []);
}

describe("Fargate without capacity", () => {
  test("is a failure of RunTask for each task, and not on the other provider", async () => {
    await it.local.setFargateCapacity("FARGATE_SPOT", "unavailable");
    const { failures } = await it.ecs.send(new RunTaskCommand({ ...spot, count: 2 }));
    const reason = "Capacity is unavailable at this time. Please try again later or in a different availability zone";
    expect(failures).toEqual([{ reason }, { reason }]);
    expect((await it.ecs.send(new RunTaskCommand(plain))).tasks).toHaveLength(1);
  });

  test("is what a service says, which starts its tasks once there is capacity again", async () => {
    await it.local.setFargateCapacity("FARGATE_SPOT", "unavailable");
    await it.ecs.send(new CreateServiceCommand({ ...spot, serviceName: "web", desiredCount: 2 }));
    await advance("1h");
    expect(await service()).toEqual({
      runningCount: 0,
      messages: [
        "(service web) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
      ],
    });
    expect(told.map(({ detail }) => [detail["eventName"], detail["eventType"], detail["reason"]])).toEqual([
      ["SERVICE_TASK_PLACEMENT_FAILURE", "ERROR", "RESOURCE:FARGATE"],
    ]);
    await it.local.setFargateCapacity("FARGATE_SPOT", "available");
    await advance("1m");
    expect((await service()).runningCount).toBe(2);
  });

  test("may be a mistake of its own", async () => {
    await it.local.setFargateCapacity("FARGATE", "failing");
    await it.ecs.send(new CreateServiceCommand({ ...plain, serviceName: "web", desiredCount: 1 }));
    await advance("1m");
    expect((await service()).messages).toEqual(["(service web) was unable to place a task. Reason: Internal error."]);
    expect((await it.ecs.send(new RunTaskCommand(plain))).failures).toEqual([{ reason: "Internal error" }]);
  });

  test("is said over HTTP too, and only of Fargate", async () => {
    const say = (body: object) => raw(it.local, { method: "PUT", path: "/_stowage/fargate", body: JSON.stringify(body) });
    expect((await say({ capacityProvider: "FARGATE", capacity: "unavailable" })).status).toBe(200);
    expect((await it.ecs.send(new RunTaskCommand(plain))).tasks).toEqual([]);
    for (const wrong of [{ capacityProvider: "mine", capacity: "available" }, { capacityProvider: "FARGATE", capacity: "low" }, []]) {
      expect((await say(wrong)).status).toBe(400);
    }
  });
});

describe("a Fargate host that is retired", () => {
  test("ends a service's task once another one is healthy", async () => {
    await it.ecs.send(new CreateServiceCommand({ ...plain, serviceName: "web", desiredCount: 1 }));
    await advance("3m");
    const [old] = await tasks("RUNNING");
    await it.local.interrupt(old!.taskArn!);
    await advance("10s");
    expect(await tasks("RUNNING")).toHaveLength(2);
    await advance("3m");
    expect((await tasks("RUNNING")).map(({ taskArn }) => taskArn)).not.toContain(old!.taskArn);
    expect(await tasks("STOPPED")).toMatchObject([
      {
        taskArn: old!.taskArn,
        stopCode: "ServiceSchedulerInitiated",
        stoppedReason: "Service web: ECS is performing maintenance on the underlying infrastructure hosting the task",
      },
    ]);
  });

  test("ends another task at once", async () => {
    const { tasks: started = [] } = await it.ecs.send(new RunTaskCommand(plain));
    await advance("1m");
    await it.local.interrupt(started[0]!.taskArn!);
    await advance("2m");
    expect(await tasks("STOPPED")).toMatchObject([
      { stoppedReason: "ECS is performing maintenance on the underlying infrastructure hosting the task" },
    ]);
  });
});
