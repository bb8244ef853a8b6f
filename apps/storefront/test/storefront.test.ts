import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DescribeServicesCommand, DescribeTasksCommand, ListTasksCommand } from "@aws-sdk/client-ecs";
import { apply, closeClients, createClients, plan, runTask, waitUntilStable } from "@stowage/client";
import type { Clients } from "@stowage/client";
import { synth } from "@stowage/dsl";
import { startLocal } from "@stowage/local";
import type { LocalEngine } from "@stowage/local";
import type { Assembly } from "@stowage/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shop } from "../src/shop.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "../src");
const assembly = synth(shop);
let engine: LocalEngine;
let clients: Clients;

async function deploy(what: Assembly): Promise<void> {
  await apply(await plan(what, clients), clients);
  await waitUntilStable(what, clients, { intervalMs: 100, timeoutMs: 80_000 });
}

beforeAll(async () => {
  engine = await startLocal({ assembly, root, driver: "process", ephemeral: true, region: "us-east-1" });
  clients = createClients({ region: "us-east-1", endpoint: engine.url });
  await deploy(assembly);
});

afterAll(async () => {
  closeClients(clients);
  await engine.close();
});

function addressOf(service: string): string {
  return engine.endpoints().find(({ name }) => name === service)!.url;
}

async function runningTasks(service: string): Promise<{ taskArn: string; pid: number }[]> {
  const { taskArns = [] } = await clients.ecs.send(new ListTasksCommand({ cluster: "main", serviceName: service }));
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await clients.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: taskArns }));
  return tasks
    .filter(({ lastStatus }) => lastStatus === "RUNNING")
    .map(({ taskArn = "", containers = [] }) => ({
      taskArn,
      pid: Number(
        containers
          .find(({ name }) => name === "app")
          ?.runtimeId?.split("-")
          .at(-1),
      ),
    }));
}

/** Requests through web, four at a time and without a pause, until it is told to end, twenty at the least; every failure is kept. */
function load(): { end(): Promise<{ count: number; failures: string[] }> } {
  const url = `${addressOf("web")}/items`;
  const failures: string[] = [];
  let count = 0;
  let ending = false;
  const workers = Array.from({ length: 4 }, async () => {
    while (!ending || count < 20) {
      const outcome = await fetch(url).then(
        async (answer) => (answer.ok && (await answer.text()).includes("sextant") ? undefined : `status ${answer.status}`),
        (error: unknown) => String(error),
      );
      count++;
      if (outcome !== undefined) failures.push(outcome);
    }
  });
  return {
    async end() {
      ending = true;
      await Promise.all(workers);
      return { count, failures };
    },
  };
}

/** Resolves at the first moment at which the condition holds; looked at whenever the engine says that a task has changed. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (;;) {
    // What happens while the condition is looked at counts too.
    const change = engine.nextEvent(() => true);
    if (await condition()) return;
    await change;
  }
}

describe("the storefront on the embedded engine", () => {
  it("answers with what only the catalog knows", async () => {
    const answer = (await (await fetch(`${addressOf("web")}/items`)).json()) as { items: { id: string }[] };
    expect(answer.items.map(({ id }) => id)).toContain("chronometer");
  });

  it("takes an order through web", async () => {
    const answer = await fetch(`${addressOf("web")}/orders`, { method: "POST", body: JSON.stringify({ item: "sextant" }) });
    expect([answer.status, await answer.json()]).toEqual([201, { id: 1, item: "sextant" }]);
  });

  it("runs the worker, which ends with 0", async () => {
    expect(await runTask(assembly, "worker", clients, { intervalMs: 100 })).toMatchObject({ ok: true, exitCodes: { app: 0 } });
  });

  it("is as planned: nothing is left to change", async () => {
    expect((await plan(assembly, clients)).changes.filter(({ action }) => action !== "none")).toEqual([]);
  });

  it("fails no request while a catalog process is killed, and has as many tasks as desired again", async () => {
    const requests = load();
    const [victim] = await runningTasks("catalog");
    process.kill(victim!.pid, "SIGKILL");
    await until(async () => {
      const tasks = await runningTasks("catalog");
      return tasks.length === 2 && !tasks.some(({ taskArn }) => taskArn === victim!.taskArn);
    });
    const { count, failures } = await requests.end();
    expect(failures).toEqual([]);
    expect(count).toBeGreaterThan(10);
  });

  it.each(["catalog", "web"])("fails no request while %s is updated to a new revision", async (service) => {
    const requests = load();
    const before = await runningTasks(service);
    const definition = assembly.taskDefinitions![service]!;
    const containerDefinitions = definition.containerDefinitions!.map((container) => ({
      ...container,
      environment: [{ name: "RELEASE", value: service }],
    }));
    await deploy({ ...assembly, taskDefinitions: { ...assembly.taskDefinitions, [service]: { ...definition, containerDefinitions } } });
    const { count, failures } = await requests.end();
    const after = await runningTasks(service);
    expect(failures).toEqual([]);
    expect(count).toBeGreaterThan(10);
    expect(after).toHaveLength(before.length);
    for (const { taskArn } of before) expect(after.map((task) => task.taskArn)).not.toContain(taskArn);
    const { services } = await clients.ecs.send(new DescribeServicesCommand({ cluster: "main", services: [service] }));
    expect(services![0]!.deployments).toHaveLength(1);
  });
});
