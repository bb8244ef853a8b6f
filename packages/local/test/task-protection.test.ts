import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  GetTaskProtectionCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateServiceCommand,
  UpdateTaskProtectionCommand,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let it: Bench;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  await it.ecs.send(new CreateClusterCommand({ clusterName: "default" }));
  await it.ecs.send(new RegisterTaskDefinitionCommand(web));
});
afterEach(() => it.close());

async function service(desiredCount: number): Promise<readonly string[]> {
  const { local, ecs } = it;
  const settings = { serviceName: "web", taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;
  await ecs.send(new CreateServiceCommand({ ...settings, desiredCount }));
  await local.clock!.advance("3m");
  return running();
}

async function running(): Promise<readonly string[]> {
  return (await it.ecs.send(new ListTasksCommand({ serviceName: "web" }))).taskArns ?? [];
}

async function events(): Promise<readonly string[]> {
  const { services = [] } = await it.ecs.send(new DescribeServicesCommand({ services: ["web"] }));
  return (services[0]?.events ?? []).map(({ message = "" }) => message);
}

const protect = (tasks: readonly string[], more: object = {}): UpdateTaskProtectionCommand =>
  new UpdateTaskProtectionCommand({ cluster: "default", tasks: [...tasks], protectionEnabled: true, ...more });

test("scale-in stops others, waits for the protected ones, and goes on when protection expires", async () => {
  const { local, ecs } = it;
  const tasks = await service(3);
  const guarded = tasks.slice(0, 2);
  const { protectedTasks, failures } = await ecs.send(protect(guarded, { expiresInMinutes: 30 }));
  expect(failures).toEqual([]);
  expect(protectedTasks?.map(({ protectionEnabled }) => protectionEnabled)).toEqual([true, true]);
  await ecs.send(new UpdateServiceCommand({ service: "web", desiredCount: 0 }));
  await local.clock!.advance("10m");
  expect([...(await running())].sort()).toEqual([...guarded].sort());
  expect((await events())[0]).toMatch(
    /^\(service web\) was unable to reach steady state because \(taskSet ecs-svc\/\d{19}\) was unable to scale in due to \(reason 2 tasks under protection\)/,
  );
  await local.clock!.advance("21m");
  expect(await running()).toEqual([]);
  const { protectedTasks: after } = await ecs.send(new GetTaskProtectionCommand({ cluster: "default" }));
  expect(after).toEqual([]);
});

test("a deployment keeps the protected task of the old one until it is released", async () => {
  const { local, ecs } = it;
  const [first = "", second = ""] = await service(2);
  await ecs.send(protect([first]));
  await ecs.send(new UpdateServiceCommand({ service: "web", forceNewDeployment: true }));
  await local.clock!.advance("10m");
  const now = await running();
  expect(now).toContain(first);
  expect(now).not.toContain(second);
  expect(now).toHaveLength(3);
  await ecs.send(protect([first], { protectionEnabled: false }));
  await local.clock!.advance("3m");
  expect(await running()).not.toContain(first);
});

test("what cannot be protected is a failure", async () => {
  const { local, ecs } = it;
  const { tasks = [] } = await ecs.send(
    new RunTaskCommand({ taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network }),
  );
  await local.clock!.advance("1m");
  const alone = tasks[0]?.taskArn ?? "";
  const missing = alone.replace(/.$/, (end) => (end === "0" ? "1" : "0"));
  const { failures } = await ecs.send(protect([alone, missing]));
  expect(failures).toEqual([
    { arn: alone, reason: "TASK_NOT_VALID" },
    { arn: missing, reason: "MISSING" },
  ]);
  await expect(ecs.send(protect([alone], { expiresInMinutes: 2881 }))).rejects.toMatchObject({ name: "InvalidParameterException" });
  await expect(ecs.send(protect(Array.from({ length: 11 }, () => alone)))).rejects.toMatchObject({ name: "InvalidParameterException" });
  await expect(ecs.send(new GetTaskProtectionCommand({ cluster: "none" }))).rejects.toMatchObject({ name: "ClusterNotFoundException" });
});
