import { CreateClusterCommand, CreateServiceCommand, ListClustersCommand, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { get } from "node:http";
import { afterEach, expect, test } from "vitest";
import { startLocal } from "../src/index.js";
import { bench, network, raw, web, type Bench } from "./support.js";

let open: Bench[] = [];
afterEach(async () => {
  await Promise.all(open.map((b) => b.close()));
  open = [];
});

async function opened(...args: Parameters<typeof bench>): Promise<Bench> {
  const b = await bench(...args);
  open.push(b);
  return b;
}

test("health says that it is ready, and with what", async () => {
  const { local } = await opened({ region: "eu-central-1" });
  const { status, text } = await raw(local, { method: "GET", path: "/_stowage/health" });
  expect([status, JSON.parse(text)]).toEqual([
    200,
    expect.objectContaining({ status: "ready", driver: "simulated", region: "eu-central-1", account: "123456789012" }),
  ]);
});

test("pages that are not there, and methods that they do not take", async () => {
  const { local } = await opened();
  expect((await raw(local, { method: "GET", path: "/_stowage/nothing" })).status).toBe(404);
  expect((await raw(local, { method: "GET", path: "/_stowage/constructor" })).status).toBe(404);
  expect((await raw(local, { method: "GET", path: "/_stowage/reset" })).status).toBe(405);
  expect((await raw(local, { method: "GET", path: "/" })).status).toBe(404);
});

test("reset empties it, over HTTP and in process", async () => {
  const { local, ecs } = await opened();
  for (const reset of [() => raw(local, { path: "/_stowage/reset" }), () => local.reset()]) {
    await ecs.send(new CreateClusterCommand({ clusterName: "gone" }));
    await reset();
    expect((await ecs.send(new ListClustersCommand({}))).clusterArns).toEqual([]);
  }
});

test("how containers run is taken from who knows the token alone", async () => {
  const { local } = await opened();
  const body = JSON.stringify({ local: { "web/app": { command: ["node", "app.mjs"] } }, root: "/srv/app" });
  const put = (headers: Record<string, string>, sent = body) => raw(local, { method: "PUT", path: "/_stowage/local", headers, body: sent });
  expect((await put({})).status).toBe(403);
  expect((await put({ "x-stowage-token": "0".repeat(local.token.length) })).status).toBe(403);
  const right = { "x-stowage-token": local.token };
  expect(JSON.parse((await put(right)).text)).toEqual({ containers: 1, autoScalingGroups: 0 });
  for (const wrong of [
    "{",
    "[]",
    "{}",
    '{"root":"here","local":{}}',
    '{"root":"/srv","local":{"web":{"command":["x"]}}}',
    '{"root":"/srv","local":{"web/app":{"command":"rm"}}}',
  ]) {
    const { status, text } = await put(right, wrong);
    expect([status, JSON.parse(text)]).toEqual([400, { error: expect.objectContaining({ message: expect.any(String) }) }]);
  }
});

test("a port that is taken is not an error: the next free one is said", async () => {
  const { local } = await opened();
  const second = await startLocal({ port: local.port });
  expect(second.takenPort).toBe(local.port);
  expect(second.port).not.toBe(local.port);
  await second.close();
});

test("events come as they happen, as server-sent events and in process", async () => {
  const { local, ecs } = await opened();
  const lines: string[] = [];
  const stream = await new Promise<ReturnType<typeof get>>((resolve) => {
    const request = get(`${local.url}/_stowage/events`, (response) => {
      response.setEncoding("utf8").on("data", (text: string) => lines.push(text));
      response.on("error", () => undefined);
      resolve(request);
    });
  });
  const running = local.nextEvent((event) => event["detail-type"] === "ECS Task State Change" && event.detail["lastStatus"] === "RUNNING");
  await ecs.send(new CreateClusterCommand({}));
  await ecs.send(new RegisterTaskDefinitionCommand(web));
  await ecs.send(
    new CreateServiceCommand({
      serviceName: "web",
      taskDefinition: "web",
      desiredCount: 1,
      launchType: "FARGATE",
      networkConfiguration: network,
    }),
  );
  const event = await running;
  expect(event).toMatchObject({
    version: "0",
    source: "aws.ecs",
    region: "us-east-1",
    account: "123456789012",
    detail: { group: "service:web", startedAt: expect.stringMatching(/^\d{4}-.*Z$/) },
  });
  // The stream is another way to here, and may be the slower one.
  await expect.poll(() => lines.join("")).toContain("event: ECS Task State Change\ndata: {");
  await expect.poll(() => lines.join("")).toContain("has started 1 tasks");
  stream.destroy();
});

test("a virtual clock stands still until it is moved", async () => {
  const { local, ecs } = await opened({ clock: "virtual" });
  const before = local.clock!.now();
  await ecs.send(new CreateClusterCommand({}));
  expect(local.clock!.now()).toBe(before);
  await local.clock!.advance("1d");
  expect(local.clock!.now()).toBe(before + 86_400_000);
  await expect(async () => local.clock!.advance("soon")).rejects.toThrow("soon");
});

test("options that do not go together are refused", async () => {
  await expect(startLocal({ clock: "virtual", driver: "process" })).rejects.toMatchObject({ code: "virtual-clock" });
  await expect(startLocal({ account: "me" })).rejects.toMatchObject({ code: "account" });
  await expect(startLocal({ ephemeral: true, data: "somewhere" })).rejects.toMatchObject({ code: "ephemeral-data" });
});
