import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Row } from "../state/rows.js";
import { State } from "../state/state.js";
import { openLmdbStore } from "./lmdb.js";
import { newMeta, type Store } from "./store.js";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "stowage-tasks-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cluster = "arn:aws:ecs:us-east-1:123456789012:cluster/default";
const spec = (id: string, more: Partial<Row<"taskSpecs">>): Row<"taskSpecs"> => ({
  arn: `arn:aws:ecs:us-east-1:123456789012:task/default/${id}`,
  id,
  clusterArn: cluster,
  taskDefinitionArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1",
  family: "web",
  group: "service:wéb\n",
  serviceArn: "arn:aws:ecs:us-east-1:123456789012:service/default/web",
  deploymentId: "ecs-svc/1",
  launchType: "FARGATE",
  availabilityZone: "us-east-1a",
  cpu: "256",
  memory: "512",
  overrides: { containerOverrides: [{ name: "app" }] },
  enableExecuteCommand: false,
  containers: [{ name: "app", image: "app", arn: `arn:aws:ecs:us-east-1:123456789012:container/default/${id}/1` }],
  createdAt: 1,
  ...more,
});
const status = (more: Partial<Row<"taskStatuses">>): Row<"taskStatuses"> => ({
  lastStatus: "RUNNING",
  desiredStatus: "RUNNING",
  version: 1,
  containers: { app: { lastStatus: "RUNNING", healthStatus: "UNKNOWN", networkBindings: [] } },
  healthStatus: "UNKNOWN",
  healthy: true,
  startedAt: 2,
  ...more,
});
const network = (privateIPv4Address: string): Row<"taskSpecs">["network"] => ({
  attachmentId: "a",
  subnetId: "subnet-1",
  networkInterfaceId: "eni-1",
  macAddress: "0a:00",
  privateIPv4Address,
});
const instance = "arn:aws:ecs:us-east-1:123456789012:container-instance/default/1";
const specs = [
  spec("1", { network: network("10.0.0.1") }),
  spec("2", { network: network("10.254.255.254") }),
  spec("3", { launchType: "EC2", containerInstanceArn: instance, serviceArn: undefined, deploymentId: undefined }),
  spec("4", { network: network("10.0.0.4") }),
  spec("5", { launchType: "EC2", waiting: { placementConstraints: [], placementStrategy: [], subnets: [] } }),
];
const statuses = [
  status({}),
  status({ healthy: false, failing: true, failingTarget: { groupArn: "group", reason: "Health checks failed" } }),
  status({ desiredStatus: "STOPPED", lastStatus: "DEACTIVATING", stoppingAt: 3, stoppedReason: "Ünd" }),
  status({ lastStatus: "STOPPED", desiredStatus: "STOPPED", stoppedAt: 4, stopCode: "UserInitiated" }),
  status({ lastStatus: "PROVISIONING", healthy: false, startedAt: undefined, protectedUntil: 9 }),
];
const rows = new Map<"taskSpecs" | "taskStatuses", Map<string, object>>([
  ["taskSpecs", new Map(specs.map((row) => [row.arn, row]))],
  ["taskStatuses", new Map(specs.map(({ arn }, i) => [arn, statuses[i]!]))],
]);
const newState = (): State => new State({ addresses: { addresses: 5, address: String } });

async function stored(): Promise<Store> {
  const store = await openLmdbStore(folder);
  await new Promise<void>((resolve, reject) =>
    store.commit({ rows, outbox: [], outboxDone: [], meta: newMeta }, (error) => (error ? reject(error) : resolve())),
  );
  await store.close();
  return openLmdbStore(folder);
}

it("indexes tasks without reading them as it does with their rows", async () => {
  const store = await stored();
  const unread = store.load().unread!;
  const state = newState();
  state.expect({ tasks: unread.tasks, read: () => expect.fail("a row was read") });
  const known = newState();
  for (const [table, contents] of rows) for (const [key, row] of contents) known.set(table, key, row as never);
  expect(state.dumpIndexes()).toEqual(known.dumpIndexes());
  await store.close();
});

it("reads a task when it is asked for, and not what has replaced it", async () => {
  const store = await stored();
  const state = newState();
  state.expect(store.load().unread!);
  const [first, second] = specs.map(({ arn }) => arn) as [string, string];
  const stopped = { ...statuses[0]!, lastStatus: "STOPPED" as const };
  expect(state.set("taskStatuses", first, stopped)).toEqual(JSON.parse(JSON.stringify(statuses[0])));
  state.set("taskSpecs", second, undefined);
  state.set("taskStatuses", second, undefined);
  expect(state.task(first)).toEqual({ arn: first, spec: specs[0], status: stopped });
  expect(state.task(second)).toBeUndefined();
  expect([...state.tasksOfCluster(cluster)].map(({ spec: { id } }) => id).sort()).toEqual(["1", "3", "4", "5"]);
  for (const [i, { arn }] of specs.entries()) {
    if (i > 1) expect(state.task(arn)).toEqual(JSON.parse(JSON.stringify({ arn, spec: specs[i], status: statuses[i] })));
  }
  await store.close();
});
