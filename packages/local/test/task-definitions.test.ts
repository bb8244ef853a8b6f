import {
  CreateClusterCommand,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  paginateListTaskDefinitions,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let b: Bench;
beforeEach(async () => void (b = await bench({ clock: "virtual" })));
afterEach(() => b.close());

const arn = (name: string): string => `arn:aws:ecs:us-east-1:123456789012:task-definition/${name}`;
const register = (family = "web") => b.ecs.send(new RegisterTaskDefinitionCommand({ ...web, family }));

test("a definition comes back in registered form, with what ECS adds", async () => {
  const { taskDefinition } = await b.ecs.send(
    new RegisterTaskDefinitionCommand({ ...web, cpu: "1 vCPU", memory: "2 GB", tags: [{ key: "team", value: "shop" }] }),
  );
  expect(taskDefinition).toEqual({
    taskDefinitionArn: arn("web:1"),
    family: "web",
    revision: 1,
    status: "ACTIVE",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    compatibilities: ["EC2", "MANAGED_INSTANCES", "FARGATE"],
    requiresAttributes: [{ name: "ecs.capability.task-eni" }],
    cpu: "1024",
    memory: "2048",
    volumes: [],
    placementConstraints: [],
    containerDefinitions: [
      {
        name: "app",
        image: "nginx:1.27",
        cpu: 0,
        essential: true,
        portMappings: [{ name: "http", containerPort: 8080, hostPort: 8080, protocol: "tcp" }],
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
      },
    ],
    registeredAt: new Date(b.local.clock!.now()),
    registeredBy: "arn:aws:iam::123456789012:root",
  });
  const described = await b.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "web:1", include: ["TAGS"] }));
  expect(described).toMatchObject({ taskDefinition, tags: [{ key: "team", value: "shop" }] });
  expect((await b.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "web" }))).tags).toBeUndefined();
});

test("revisions count up and are never used again", async () => {
  await register();
  await register();
  expect((await b.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "web" }))).taskDefinition?.revision).toBe(2);
  const { taskDefinition } = await b.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: "web:2" }));
  expect(taskDefinition).toMatchObject({ status: "INACTIVE", deregisteredAt: new Date(b.local.clock!.now()) });
  expect((await b.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "web" }))).taskDefinition?.revision).toBe(1);
  expect((await b.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn("web:2") }))).taskDefinition?.status).toBe("INACTIVE");
  const gone = await b.ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ["web:1", "web:2", "web:9"] }));
  expect(gone.taskDefinitions?.map(({ revision, status }) => [revision, status])).toEqual([[2, "DELETE_IN_PROGRESS"]]);
  expect(gone.failures?.map((failure) => failure.arn)).toEqual([arn("web:1"), arn("web:9")]);
  await expect(b.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "web:2" }))).rejects.toMatchObject({
    name: "ClientException",
  });
  await b.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: "web:1" }));
  await b.ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ["web:1"] }));
  expect((await register()).taskDefinition?.revision).toBe(3);
});

test("one that a task has stays until it is free", async () => {
  await b.ecs.send(new CreateClusterCommand({}));
  await register();
  const { tasks } = await b.ecs.send(new RunTaskCommand({ taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network }));
  await b.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: "web:1" }));
  await b.ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ["web:1"] }));
  expect((await b.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "web:1" }))).taskDefinition?.status).toBe(
    "DELETE_IN_PROGRESS",
  );
  await b.ecs.send(new StopTaskCommand({ task: tasks![0]!.taskArn! }));
  await b.local.clock!.advance("2m");
  await b.ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ["web:1"] }));
  await expect(b.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "web:1" }))).rejects.toMatchObject({
    name: "ClientException",
  });
});

test("lists sort by family, then by revision as a number", async () => {
  for (let i = 0; i < 11; i++) await register("web");
  await register("api");
  await register("web-2");
  await b.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: "api:1" }));
  const of = async (input: object) =>
    (await b.ecs.send(new ListTaskDefinitionsCommand(input))).taskDefinitionArns!.map((name) => name.split("/")[1]);
  const revisions = Array.from({ length: 11 }, (_, i) => `web:${i + 1}`);
  expect(await of({})).toEqual([...revisions, "web-2:1"]);
  expect(await of({ familyPrefix: "web", sort: "DESC" })).toEqual(revisions.toReversed());
  expect(await of({ status: "INACTIVE" })).toEqual(["api:1"]);
  const paged: string[] = [];
  for await (const page of paginateListTaskDefinitions({ client: b.ecs, pageSize: 4 }, { sort: "DESC" }))
    paged.push(...page.taskDefinitionArns!);
  expect(paged.map((name) => name.split("/")[1])).toEqual(["web-2:1", ...revisions.toReversed()]);
  const families = async (input: object) => (await b.ecs.send(new ListTaskDefinitionFamiliesCommand(input))).families;
  expect(await families({})).toEqual(["api", "web", "web-2"]);
  expect(await families({ familyPrefix: "we" })).toEqual(["web", "web-2"]);
  expect(await families({ status: "ACTIVE" })).toEqual(["web", "web-2"]);
  expect(await families({ status: "INACTIVE" })).toEqual(["api"]);
});

describe("what AWS refuses at registration is refused with its exception", () => {
  test.each([
    ["a Fargate size that there is not", { cpu: "256", memory: "8192" }, "ClientException", /.+/],
    ["no size on Fargate", { cpu: undefined }, "ClientException", "Fargate requires that 'cpu' be defined at the task level."],
    ["no container", { containerDefinitions: [] }, "ClientException", "Container list cannot be empty."],
    ["a family with a dot", { family: "a.b" }, "ClientException", /.+/],
    [
      "another host port with awsvpc",
      { containerDefinitions: [{ name: "app", image: "a", portMappings: [{ containerPort: 80, hostPort: 81 }] }] },
      "ClientException",
      /.+/,
    ],
  ])("%s", async (_what, change, name, message) => {
    const failure = await b.ecs.send(new RegisterTaskDefinitionCommand({ ...web, ...change })).catch((error: Error) => error);
    expect(failure).toMatchObject({ name, message: typeof message === "string" ? message : expect.stringMatching(message) });
  });

  test("and a revision is not used up", async () => {
    await b.ecs.send(new RegisterTaskDefinitionCommand({ ...web, memory: "1" })).catch(() => undefined);
    expect((await register()).taskDefinition?.revision).toBe(1);
  });
});

test("what a definition could run on, and what an instance needs for it", async () => {
  const bridge = await b.ecs.send(
    new RegisterTaskDefinitionCommand({
      family: "bridge",
      executionRoleArn: "arn:aws:iam::123456789012:role/exec",
      taskRoleArn: "arn:aws:iam::123456789012:role/task",
      containerDefinitions: [
        {
          name: "app",
          image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1",
          memory: 128,
          logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "g", "awslogs-region": "us-east-1" } },
          secrets: [{ name: "S", valueFrom: "arn:aws:secretsmanager:us-east-1:123456789012:secret:s" }],
        },
      ],
    }),
  );
  expect(bridge.taskDefinition?.compatibilities).toEqual(["EXTERNAL", "EC2"]);
  expect(bridge.taskDefinition?.requiresAttributes?.map(({ name }) => name)).toEqual([
    "com.amazonaws.ecs.capability.logging-driver.awslogs",
    "ecs.capability.execution-role-awslogs",
    "com.amazonaws.ecs.capability.ecr-auth",
    "ecs.capability.execution-role-ecr-pull",
    "ecs.capability.secrets.asm.environment-variables",
    "com.amazonaws.ecs.capability.task-iam-role",
  ]);
});
