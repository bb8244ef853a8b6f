import {
  CreateClusterCommand,
  DescribeContainerInstancesCommand,
  DescribeTasksCommand,
  DiscoverPollEndpointCommand,
  ExecuteCommandCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  SubmitAttachmentStateChangesCommand,
  UpdateContainerAgentCommand,
  type ContainerInstance,
  type ExecuteCommandCommandInput,
} from "@aws-sdk/client-ecs";
import { createHash } from "node:crypto";
import { request } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, raw, web, type Bench } from "./support.js";

let b: Bench;
beforeEach(async () => {
  b = await bench({ clock: "virtual" });
  await b.ecs.send(new CreateClusterCommand({}));
});
afterEach(() => b.close());

const identity = { instanceId: "i-1", instanceType: "m5.large", availabilityZone: "us-east-1a" };

async function register(more: object = {}): Promise<string> {
  const input = { instanceIdentityDocument: JSON.stringify(identity), versionInfo: { agentVersion: "1.95.0" }, ...more };
  const { containerInstance } = await b.ecs.send(new RegisterContainerInstanceCommand(input));
  return containerInstance!.containerInstanceArn!;
}

async function instance(arn: string): Promise<ContainerInstance> {
  const { containerInstances = [] } = await b.ecs.send(new DescribeContainerInstancesCommand({ containerInstances: [arn] }));
  return containerInstances[0]!;
}

test("an agent is brought up to date state by state, which is told of", async () => {
  const { local, ecs } = b;
  const arn = await register();
  const update = () => ecs.send(new UpdateContainerAgentCommand({ containerInstance: arn }));
  const told: unknown[] = [];
  local.onEvent(({ detail }) => {
    if (detail["containerInstanceArn"] === arn) told.push(detail["agentUpdateStatus"]);
  });
  expect((await update()).containerInstance).toMatchObject({ agentUpdateStatus: "PENDING", versionInfo: { agentVersion: "1.95.0" } });
  await local.clock!.advance("20s");
  await expect(update()).rejects.toMatchObject({ name: "UpdateInProgressException" });
  expect(await instance(arn)).toMatchObject({ agentUpdateStatus: "STAGING" });
  await local.clock!.advance("2m");
  expect(await instance(arn)).toMatchObject({ agentUpdateStatus: "UPDATED", versionInfo: { agentVersion: "1.108.2" } });
  expect(told).toEqual(["PENDING", "STAGING", "STAGED", "UPDATING", "UPDATED"]);
  await expect(update()).rejects.toMatchObject({ name: "NoUpdateAvailableException" });
});

test("an agent whose version is not known, or that is not ECS's to update, stays as it is", async () => {
  const update = async (containerInstance: string): Promise<unknown> => b.ecs.send(new UpdateContainerAgentCommand({ containerInstance }));
  await expect(update(await register({ versionInfo: {} }))).rejects.toMatchObject({ name: "MissingVersionException" });
  const attributes = [{ name: "ecs.capability.external" }];
  await expect(update(await register({ attributes }))).rejects.toMatchObject({ name: "ClientException" });
  await expect(update("0".repeat(32))).rejects.toMatchObject({ name: "InvalidParameterException" });
  await expect(update(await register({ versionInfo: { agentVersion: "2.0.0" } }))).rejects.toMatchObject({
    name: "NoUpdateAvailableException",
  });
});

test("an agent is told to report to the engine", async () => {
  const { local, ecs } = b;
  const { endpoint, telemetryEndpoint, serviceConnectEndpoint } = await ecs.send(new DiscoverPollEndpointCommand({}));
  expect([endpoint, telemetryEndpoint, serviceConnectEndpoint]).toEqual([`${local.url}/`, `${local.url}/`, `${local.url}/`]);
  const known = new DiscoverPollEndpointCommand({ cluster: "default", containerInstance: await register() });
  expect((await ecs.send(known)).endpoint).toBe(`${local.url}/`);
  await expect(ecs.send(new DiscoverPollEndpointCommand({ containerInstance: "0".repeat(32) }))).rejects.toMatchObject({
    name: "InvalidParameterException",
  });
});

test("what an agent says of an attachment is shown and told of, until the task stops", async () => {
  const { local, ecs } = b;
  await register();
  const { requiresCompatibilities: _fargate, ...definition } = web;
  await ecs.send(new RegisterTaskDefinitionCommand(definition));
  const run = new RunTaskCommand({ taskDefinition: "web", launchType: "EC2", networkConfiguration: network });
  const task = (await ecs.send(run)).tasks![0]!.taskArn!;
  await local.clock!.advance("10s");
  const attachment = async () => (await ecs.send(new DescribeTasksCommand({ tasks: [task] }))).tasks![0]!.attachments![0]!;
  const { id, status } = await attachment();
  expect(status).toBe("ATTACHED");
  const submit = (said: string): Promise<unknown> => {
    const attachmentArn = `arn:aws:ecs:us-east-1:123456789012:attachment/default/${id}`;
    return ecs.send(new SubmitAttachmentStateChangesCommand({ attachments: [{ attachmentArn, status: said }] }));
  };
  const event = local.nextEvent(({ detail }) => detail["taskArn"] === task);
  await submit("FAILED");
  expect((await event).detail).toMatchObject({ attachments: [{ id, status: "FAILED" }], lastStatus: "RUNNING" });
  expect((await attachment()).status).toBe("FAILED");
  await expect(submit("GONE")).rejects.toMatchObject({ name: "InvalidParameterException" });
  await ecs.send(new StopTaskCommand({ task }));
  await local.clock!.advance("2m");
  expect((await attachment()).status).toBe("DELETED");
});

async function runWeb(enableExecuteCommand: boolean): Promise<string> {
  await b.ecs.send(new RegisterTaskDefinitionCommand({ ...web, taskRoleArn: "arn:aws:iam::123456789012:role/task" }));
  const { tasks = [] } = await b.ecs.send(
    new RunTaskCommand({ taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network, enableExecuteCommand }),
  );
  await b.local.clock!.advance("1m");
  return tasks[0]!.taskArn!;
}

const execute = (task: string, more: Partial<ExecuteCommandCommandInput> = {}) =>
  b.ecs.send(new ExecuteCommandCommand({ task, command: "sh", interactive: true, ...more }));

test("a session is for a container whose agent runs", async () => {
  const without = await runWeb(false);
  await expect(execute(without)).rejects.toMatchObject({
    name: "InvalidParameterException",
    message: expect.stringContaining("execute command was not enabled"),
  });
  const task = await runWeb(true);
  await expect(execute(task, { interactive: false })).rejects.toMatchObject({ name: "InvalidParameterException" });
  await expect(execute(task, { container: "other" })).rejects.toMatchObject({ name: "InvalidParameterException" });
  const { session, ...rest } = await execute(task);
  expect(rest).toMatchObject({ taskArn: task, containerName: "app", interactive: true, clusterArn: expect.stringMatching(/default$/) });
  expect(session?.sessionId).toMatch(/^ecs-execute-command-[0-9a-f]{17}$/);
  expect(session?.streamUrl).toBe(`${b.local.url.replace("http", "ws")}/_stowage/sessions/${session?.sessionId}?role=publish_subscribe`);
  await b.ecs.send(new StopTaskCommand({ task }));
  await expect(execute(task)).rejects.toMatchObject({ name: "TargetNotConnectedException" });
});

/** Speaks as the Session Manager plugin does: what the engine answers to the first message. */
function converse(path: string, message: string): Promise<Buffer> {
  const key = Buffer.from("0123456789abcdef").toString("base64");
  const headers = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13", "sec-websocket-key": key };
  return new Promise((resolve, reject) => {
    const opening = request({ host: "127.0.0.1", port: b.local.port, path, headers });
    opening.on("upgrade", (response, socket) => {
      const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
      expect(response.headers["sec-websocket-accept"]).toBe(accept);
      const chunks: Buffer[] = [];
      socket.on("data", (chunk: Buffer) => chunks.push(chunk));
      socket.on("end", () => {
        socket.end();
        resolve(Buffer.concat(chunks));
      });
      const payload = Buffer.from(message);
      const mask = Buffer.from([1, 2, 3, 4]);
      const length = payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255];
      const masked = payload.map((byte, i) => byte ^ mask[i % 4]!);
      const frame = Buffer.concat([Buffer.from([0x81, ...length]), mask, masked]);
      // In two pieces, as a network may bring it.
      socket.write(frame.subarray(0, 7), () => socket.write(frame.subarray(7)));
    });
    opening.on("response", (response) => reject(new Error(`${response.statusCode}`)));
    opening.on("error", reject);
    opening.end();
  });
}

test("a session's address answers in Session Manager's protocol, and says that nothing is started", async () => {
  const { session } = await execute(await runWeb(true));
  const path = session!.streamUrl!.replace(/^ws:\/\/[^/]+/, "");
  const opening = JSON.stringify({
    MessageSchemaVersion: "1.0",
    RequestId: "1",
    TokenValue: session!.tokenValue,
    ClientId: "x".repeat(100),
  });
  const answer = await converse(path, opening);
  expect(answer[0]).toBe(0x82);
  const length = answer.readUInt16BE(2);
  const message = answer.subarray(4, 4 + length);
  expect(message.readUInt32BE(0)).toBe(116);
  expect(message.toString("ascii", 4, 36).trim()).toBe("channel_closed");
  const payload = message.subarray(120);
  expect(payload.length).toBe(message.readUInt32BE(116));
  expect(message.subarray(80, 112)).toEqual(createHash("sha256").update(payload).digest());
  expect(JSON.parse(payload.toString())).toMatchObject({
    MessageType: "channel_closed",
    SessionId: session!.sessionId,
    Output: expect.stringContaining("no command"),
  });
  // A close frame with the code 1000.
  expect([...answer.subarray(4 + length)]).toEqual([0x88, 2, 3, 232]);
  expect([...(await converse(path, "not the opening of a channel"))]).toEqual([0x88, 2, 3, 240]);
  await expect(converse("/_stowage/sessions/other", opening)).rejects.toThrow("400");
  expect((await raw(b.local, { method: "GET", path })).status).toBe(404);
});
