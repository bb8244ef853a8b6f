import {
  DescribeServicesCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { startLocal } from "@stowage/local";
import type { LocalEngine } from "@stowage/local";
import type { Assembly } from "@stowage/model";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { accountOf, apply, closeClients, createClients, plan, runTask, status, waitUntilStable } from "./index.js";
import type { Change, Clients } from "./index.js";

const network = { awsvpcConfiguration: { subnets: ["subnet-a", "subnet-b"], securityGroups: ["sg-1"] } };
const container = {
  name: "app",
  image: "nginx:1.27",
  portMappings: [{ name: "http", containerPort: 80 }],
  environment: [
    { name: "B", value: "2" },
    { name: "A", value: "1" },
  ],
};
const definition = {
  family: "web",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "0.25 vCPU",
  memory: "512",
  containerDefinitions: [container],
} as const;
const shop = {
  format: "stowage/assembly@1",
  app: "shop",
  clusters: { main: { clusterName: "main", capacityProviders: ["FARGATE", "FARGATE_SPOT"] } },
  namespaces: { "shop.local": { Name: "shop.local" } },
  taskDefinitions: { web: definition },
  services: {
    "main/web": {
      cluster: "main",
      serviceName: "web",
      taskDefinition: "web",
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: network,
      serviceConnectConfiguration: {
        enabled: true,
        namespace: "shop.local",
        services: [{ portName: "http", clientAliases: [{ port: 80, dnsName: "web" }] }],
      },
    },
  },
  scaling: {},
  tasks: { job: { request: { cluster: "main", taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } } },
} as unknown as Assembly;

let engine: LocalEngine;
let clients: Clients;
beforeAll(async () => {
  engine = await startLocal();
  clients = createClients({ region: "us-east-1", endpoint: engine.url });
});
afterEach(() => engine.reset());
afterAll(async () => {
  closeClients(clients);
  await engine.close();
});

const quick = { intervalMs: 20, timeoutMs: 80_000 };
const deploy = async (assembly: Assembly): Promise<void> => {
  await apply(await plan(assembly, clients), clients);
  await waitUntilStable(assembly, clients, quick);
};
const actions = (changes: readonly Change[]): string[] =>
  changes.filter(({ action }) => action !== "none").map(({ action, kind, name }) => `${action} ${kind} ${name}`);
const pending = async (assembly: Assembly): Promise<string[]> => actions((await plan(assembly, clients)).changes);
const withService = (more: object): Assembly => ({ ...shop, services: { "main/web": { ...shop.services!["main/web"]!, ...more } } });
const withContainer = (more: object): Assembly => ({
  ...shop,
  taskDefinitions: { web: { ...definition, containerDefinitions: [{ ...container, ...more }] } as never },
});

describe("a status", () => {
  it("has every task of a service, of which ECS lists a hundred at a time", async () => {
    const many = withService({ desiredCount: 120 });
    await deploy(many);
    const { tasks } = (await status(many, clients)).services[0]!;
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(120);
    expect(tasks.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id).toSorted());
  });
});

describe("a plan", () => {
  it("creates everything where nothing is, and changes nothing by itself", async () => {
    const wanted = ["create namespace shop.local", "create cluster main", "register task-definition web", "create service main/web"];
    expect(await pending(shop)).toEqual(wanted);
    expect(await pending(shop)).toEqual(wanted);
  });

  it("is empty after it was applied, although sizes, defaults and the order of variables look different", async () => {
    await deploy(shop);
    expect(await pending(shop)).toEqual([]);
    expect(await pending(withContainer({ essential: true, cpu: 0, environment: container.environment.toReversed() }))).toEqual([]);
  });

  it("registers a revision only for what differs, and names the values", async () => {
    await deploy(shop);
    const { changes } = await plan(withContainer({ image: "nginx:1.28" }), clients);
    expect(actions(changes)).toEqual(["register task-definition web", "update service main/web"]);
    expect(changes.find(({ kind }) => kind === "task-definition")!.differences).toEqual([
      { path: "/containerDefinitions/0/image", now: "nginx:1.27", wanted: "nginx:1.28" },
    ]);
    expect(changes.find(({ kind }) => kind === "service")!.differences).toEqual([
      { path: "/taskDefinition", now: "web:1", wanted: "web: a new revision" },
    ]);
  });

  it("sees what somebody else has changed", async () => {
    await deploy(shop);
    await clients.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "web", desiredCount: 3 }));
    expect((await plan(shop, clients)).changes.find(({ kind }) => kind === "service")!.differences).toEqual([
      { path: "/desiredCount", now: 3, wanted: 2 },
    ]);
  });

  it("leaves the desired count to the scaling that owns it", async () => {
    const target = {
      ServiceNamespace: "ecs",
      ResourceId: "service/main/web",
      ScalableDimension: "ecs:service:DesiredCount",
      MinCapacity: 1,
      MaxCapacity: 9,
    } as const;
    const policy = {
      PolicyName: "cpu",
      ServiceNamespace: "ecs",
      ResourceId: "service/main/web",
      ScalableDimension: "ecs:service:DesiredCount",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 60,
        PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
      },
    } as const;
    const scaled: Assembly = { ...shop, scaling: { "main/web": { target, policies: [policy] } } };
    await deploy(scaled);
    await clients.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "web", desiredCount: 4 }));
    expect(await pending(scaled)).toEqual([]);
    const raised: Assembly = { ...shop, scaling: { "main/web": { target: { ...target, MaxCapacity: 20 }, policies: [policy] } } };
    expect(await pending(raised)).toEqual(["update scalable-target main/web"]);
    await deploy(raised);
    expect((await status(raised, clients)).services[0]!.desired).toBe(4);
  });

  it.each([
    [
      "a definition that ECS would refuse",
      { ...shop, taskDefinitions: { web: { ...definition, memory: "4096" } } } as unknown as Assembly,
      "definition-errors",
    ],
  ])("is refused for %s", async (_, assembly, code) => {
    await expect(plan(assembly, clients)).rejects.toMatchObject({ code });
  });

  it("is refused for a change that ECS cannot make", async () => {
    await deploy(shop);
    await expect(plan(withService({ launchType: "EC2" }), clients)).rejects.toMatchObject({
      code: expect.stringMatching(/service-cannot-change|definition-errors/) as string,
    });
  });
});

describe("applying a plan", () => {
  it("updates the service to the new revision and registers nothing else", async () => {
    await deploy(shop);
    await deploy(withContainer({ image: "nginx:1.28" }));
    const { services } = await clients.ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["web"] }));
    expect(services![0]!.taskDefinition).toMatch(/task-definition\/web:2$/);
    const { taskDefinitionArns } = await clients.ecs.send(new ListTaskDefinitionsCommand({}));
    expect(taskDefinitionArns).toHaveLength(2);
  });

  it("uses a revision that somebody else registered, if it says the same", async () => {
    await clients.ecs.send(new RegisterTaskDefinitionCommand(definition as never));
    expect(await pending(shop)).not.toContain("register task-definition web");
    await deploy(shop);
    expect((await status(shop, clients)).services[0]!.taskDefinition).toBe("web:1");
  });

  it("changes the desired count and the deployment's bounds", async () => {
    await deploy(shop);
    await deploy(withService({ desiredCount: 1, deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 } }));
    const { services } = await clients.ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["web"] }));
    expect(services![0]).toMatchObject({ desiredCount: 1, deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 } });
  });
});

describe("services that call others", () => {
  /** Services that serve under their own names, with variables that mention others. */
  const calling = (calls: Readonly<Record<string, readonly string[]>>, image = "nginx:1.27"): Assembly => {
    const { serviceConnectConfiguration: connect, ...service } = shop.services!["main/web"]!;
    const environment = (name: string): object[] => calls[name]!.map((peer) => ({ name: peer, value: `http://${peer}` }));
    const services = Object.keys(calls).map((name) => [
      `main/${name}`,
      {
        ...service,
        serviceName: name,
        taskDefinition: name,
        serviceConnectConfiguration: {
          ...connect,
          services: [{ portName: "http", discoveryName: name, clientAliases: [{ port: 80, dnsName: name }] }],
        },
      },
    ]);
    const definitions = Object.keys(calls).map((name) => [
      name,
      { ...definition, family: name, containerDefinitions: [{ ...container, image, environment: environment(name) }] },
    ]);
    return { ...shop, taskDefinitions: Object.fromEntries(definitions), services: Object.fromEntries(services), tasks: {} } as Assembly;
  };
  /** In which order services were changed. */
  const applied = async (assembly: Assembly): Promise<string[]> => {
    const steps: string[] = [];
    await apply(await plan(assembly, clients), clients, {
      onProgress: ({ kind, name }, state) => kind === "service" && steps.push(`${state} ${name.replace("main/", "")}`),
    });
    return steps;
  };
  const inTurn = ["started db", "done db", "started api", "done api", "started web", "done web"];

  it("are made and updated after these, and told of in that order", async () => {
    const calls = { web: ["api"], api: ["db"], db: [] };
    expect((await pending(calling(calls))).filter((line) => line.includes("service"))).toEqual(
      ["db", "api", "web"].map((name) => `create service main/${name}`),
    );
    expect(await applied(calling(calls))).toEqual(inTurn);
    expect(await applied(calling(calls, "nginx:1.28"))).toEqual(inTurn);
  });

  it("go together where none waits for another, or for one that is there already", async () => {
    const before = { web: [], api: ["web"] };
    await applied(calling(before));
    const steps = await applied(calling({ ...before, admin: ["web"], mail: [] }));
    expect([steps.slice(0, 2).toSorted(), steps.slice(2).toSorted()]).toEqual([
      ["started admin", "started mail"],
      ["done admin", "done mail"],
    ]);
  });

  it("begin with the same one where they call each other in a circle", async () => {
    expect(await applied(calling({ web: ["api"], api: ["db"], db: ["web"] }))).toEqual([
      "started web",
      "done web",
      "started db",
      "done db",
      "started api",
      "done api",
    ]);
  });
});

describe("members that the SDK does not know", () => {
  const tomorrow = {
    ...withContainer({ gpuSlices: 3 }),
    clusters: { main: { ...shop.clusters!["main"]!, warmth: 1 } },
    services: { "main/web": { ...shop.services!["main/web"]!, warmPool: { size: 2 } } },
    checks: { severity: { "unknown-field": "warning" } },
  } as unknown as Assembly;

  it("are named in the plan, which holds them, and are no difference once it was applied", async () => {
    const planned = await plan(tomorrow, clients);
    expect(planned.unsent).toEqual(
      [
        ["/clusters/main/warmth", "warmth"],
        ["/taskDefinitions/web/containerDefinitions/0/gpuSlices", "gpuSlices"],
        ["/services/main~1web/warmPool", "warmPool"],
      ].map(([path, name]) => ({
        path,
        message: `"${name}" is not sent to AWS: the AWS SDK of this version does not know it.`,
        hint: expect.any(String) as string,
      })),
    );
    expect(planned.assembly).toBe(tomorrow);
    await deploy(tomorrow);
    expect(await pending(tomorrow)).toEqual([]);
    expect((await plan(shop, clients)).unsent).toBeUndefined();
  });

  it("refuse the plan where nobody has said that they are to be there", async () => {
    await expect(plan({ ...tomorrow, checks: {} }, clients)).rejects.toMatchObject({ code: "definition-errors" });
  });
});

describe("waiting", () => {
  it("ends with what is not stable when the time is up", async () => {
    await apply(await plan(shop, clients), clients);
    let now = 0;
    const clock = { now: () => now, sleep: async (milliseconds: number) => void (now += milliseconds) };
    await expect(
      waitUntilStable({ ...shop, services: { ...shop.services, "main/gone": { cluster: "main", serviceName: "gone" } } }, clients, {
        clock,
        intervalMs: 1000,
        timeoutMs: 3000,
      }),
    ).rejects.toMatchObject({
      code: "deployment-timeout",
      message: expect.stringContaining("main/gone: 0 of 0 tasks run") as string,
    });
    expect(now).toBe(3000);
  });
});

describe("the rest", () => {
  it("tells the account that the credentials are of", async () => expect(await accountOf(clients)).toBe("123456789012"));

  it("says which one-off tasks there are", async () => {
    await expect(runTask(shop, "jobb", clients)).rejects.toMatchObject({ code: "task-unknown", hint: "It has: job." });
  });

  it("says that nobody answers", async () => {
    const nobody = createClients({ region: "us-east-1", endpoint: "http://127.0.0.1:1" });
    await expect(plan(shop, nobody)).rejects.toMatchObject({ code: "aws-unreachable" });
    closeClients(nobody);
  });
});
