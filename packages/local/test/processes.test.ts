import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import type { Assembly } from "@stowage/model";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startLocal, type LocalEngine, type LocalOptions } from "../src/index.js";
import { network, raw, web } from "./support.js";

let folder: string;
let open: LocalEngine[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stowage-processes-"));
  open = [];
});
afterEach(async () => {
  for (const local of open) await local.close();
  rmSync(folder, { recursive: true });
});

async function started(options: LocalOptions): Promise<{ local: LocalEngine; ecs: ECSClient }> {
  const local = await startLocal({ driver: "process", root: folder, ...options });
  open.push(local);
  return { local, ecs: new ECSClient(local.client) };
}

/** A server that says who it is. */
const program = `
  import { createServer } from "node:http";
  createServer((request, response) => response.end(process.env.NAME ?? "")).listen(8080, process.env.HOST);
`;

function assembly(local: Assembly["local"]): Assembly {
  writeFileSync(join(folder, "web.mjs"), program);
  return { format: "stowage/assembly@1", app: "test", local: local! };
}

const connected = { enabled: true, services: [{ portName: "http", discoveryName: "web", clientAliases: [{ port: 80, dnsName: "web" }] }] };

async function createWeb(ecs: ECSClient, desiredCount: number): Promise<void> {
  await ecs.send(new CreateClusterCommand({ serviceConnectDefaults: { namespace: "shop" } }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      ...web,
      containerDefinitions: [{ ...web.containerDefinitions![0]!, environment: [{ name: "NAME", value: "web" }] }],
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      serviceName: "web",
      taskDefinition: "web",
      desiredCount,
      launchType: "FARGATE",
      networkConfiguration: network,
      serviceConnectConfiguration: connected,
    }),
  );
}

const steady = (local: LocalEngine) => local.nextEvent((event) => event.detail["eventName"] === "SERVICE_STEADY_STATE");

function text(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // No connection is kept: one that the door has just closed would be reset where a new one is refused.
    get(url, { agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve(body));
    }).on("error", reject);
  });
}

test("a service's processes answer behind its door, which closes with it", async () => {
  const { local, ecs } = await started({ assembly: assembly({ "web/app": { command: [process.execPath, "web.mjs"] } }) });
  const ready = steady(local);
  await createWeb(ecs, 2);
  await ready;
  const [endpoint, ...others] = local.endpoints();
  expect(others).toEqual([]);
  expect(endpoint).toMatchObject({
    name: "web",
    discoveryName: "web",
    namespace: "shop",
    cluster: "default",
    service: "web",
    aliasPort: 80,
    host: "127.0.0.1",
  });
  expect(await text(endpoint!.url)).toBe("web");
  expect(JSON.parse((await raw(local, { method: "GET", path: "/_stowage/endpoints" })).text)).toEqual({ endpoints: [endpoint] });
  await local.reset();
  expect(local.endpoints()).toEqual([]);
  await expect(text(endpoint!.url)).rejects.toThrow("ECONNREFUSED");
});

test("a definition that comes through the API starts no command on this machine", async () => {
  const marks = ["command", "override", "entry", "health"].map((name) => join(folder, name));
  const touch = (mark: string): string[] => ["/bin/sh", "-c", `touch ${mark}`];
  // The Assembly knows another container of the same family, which changes nothing.
  const { local, ecs } = await started({
    assembly: assembly({ "other/app": { command: [process.execPath, "web.mjs"] }, "web/other": { command: ["true"] } }),
  });
  await ecs.send(new CreateClusterCommand({}));
  const container = {
    ...web.containerDefinitions![0]!,
    command: touch(marks[0]!),
    entryPoint: touch(marks[2]!),
    healthCheck: { command: ["CMD", ...touch(marks[3]!)] },
  };
  await ecs.send(new RegisterTaskDefinitionCommand({ ...web, containerDefinitions: [container] }));
  const ended = local.nextEvent((event) => event.detail["lastStatus"] === "STOPPED");
  const overrides = { containerOverrides: [{ name: "app", command: touch(marks[1]!) }] };
  const { tasks } = await ecs.send(
    new RunTaskCommand({ taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network, overrides }),
  );
  await ended;
  const stopped = await ecs.send(new DescribeTasksCommand({ tasks: [tasks![0]!.taskArn!] }));
  expect(stopped.tasks![0]).toMatchObject({
    stopCode: "TaskFailedToStart",
    containers: [{ reason: expect.stringContaining("nothing says how to run app on this machine") }],
  });
  expect(marks.filter((mark) => existsSync(mark))).toEqual([]);
});

test("what is kept comes back: definitions, counts, and tasks that run again", async () => {
  const data = join(folder, "data");
  const given = assembly({ "web/app": { command: [process.execPath, "web.mjs"] } });
  const first = await started({ assembly: given, data });
  const ready = steady(first.local);
  await createWeb(first.ecs, 1);
  await ready;
  expect(readFileSync(join(data, "token"), "utf8")).toBe(first.local.token);
  expect(statSync(join(data, "token")).mode & 0o777).toBe(0o600);
  await expect(startLocal({ data })).rejects.toMatchObject({ code: "data-folder-in-use" });
  await expect(first.local.reset()).rejects.toMatchObject({ code: "not-ephemeral" });
  expect((await raw(first.local, { path: "/_stowage/reset" })).status).toBe(403);
  await first.local.close();

  const second = await started({ data });
  expect(second.local.token).toBe(first.local.token);
  const again = steady(second.local);
  await second.ecs.send(new UpdateServiceCommand({ service: "web", desiredCount: 2 }));
  await again;
  // It may have been steady with its one task before it was told to have two.
  for (;;) {
    const later = steady(second.local);
    const { services } = await second.ecs.send(new DescribeServicesCommand({ services: ["web"] }));
    expect(services![0]).toMatchObject({ desiredCount: 2 });
    if (services![0]!.runningCount === 2) break;
    await later;
  }
  expect((await second.ecs.send(new ListTasksCommand({}))).taskArns).toHaveLength(2);
  expect(await text(second.local.endpoints()[0]!.url)).toBe("web");
});
