import { expect, test } from "vitest";
import { State } from "../../state/state.js";
import type { ClusterRow, ServiceRow, TaskDefinitionRow, TaskSpecRow, TaskStatusRow } from "../../state/rows.js";
import { seededRandom } from "../../random.js";
import { resolveCommands } from "../resolve-commands.js";
import { measureMinute, type TaskUsage } from "./measure-minute.js";

const arn = (rest: string): string => `arn:aws:ecs:us-east-1:123456789012:${rest}`;
const service = arn("service/main/web");

function stateWithTasks(): State {
  const state = new State({ addresses: { addresses: 1, address: () => "127.0.0.1" } });
  const definition = { family: "web", cpu: "512", memory: "1024", containerDefinitions: [{ name: "app", image: "x" }] };
  state.set("clusters", arn("cluster/main"), { arn: arn("cluster/main"), name: "main" } as ClusterRow);
  const row = {
    arn: service,
    name: "web",
    clusterArn: arn("cluster/main"),
    status: "ACTIVE",
    deploymentConfiguration: {},
    settings: { loadBalancers: [] as never[] },
  };
  state.set("services", service, row as unknown as ServiceRow);
  state.set("taskDefinitions", arn("task-definition/web:1"), {
    arn: arn("task-definition/web:1"),
    family: "web",
    revision: 1,
    definition,
  } as TaskDefinitionRow);
  for (const [id, lastStatus] of [
    ["a", "RUNNING"],
    ["b", "RUNNING"],
    ["c", "PENDING"],
  ] as const) {
    const spec = {
      arn: id,
      id,
      clusterArn: arn("cluster/main"),
      serviceArn: service,
      taskDefinitionArn: arn("task-definition/web:1"),
      overrides: {},
    };
    state.set("taskSpecs", id, { ...spec, launchType: "FARGATE", containers: [] as never[] } as unknown as TaskSpecRow);
    state.set("taskStatuses", id, { lastStatus, desiredStatus: "RUNNING", containers: {} } as TaskStatusRow);
  }
  return state;
}

const minute = Date.UTC(2026, 0, 5, 8);
const MiB = 1024 * 1024;

function measured(state: State, used: readonly TaskUsage[]): ReadonlyMap<string, object> {
  const { commands = [] } = measureMinute(minute, used)(state, minute + 60_000, seededRandom("x"));
  for (const { table, key, row } of resolveCommands(state, commands)) state.set(table, key, row);
  return new Map([...state.all("metrics")].map(([key, row]) => [row.name, state.get("metricHours", `${key}|${row.hours[0]}`)!.points[0]!]));
}

test("what running tasks use is a share of what their definition reserves", () => {
  const metrics = measured(stateWithTasks(), [
    { taskArn: "a", cpuMs: 15_000, memoryBytes: 256 * MiB },
    { taskArn: "b", cpuMs: 45_000, memoryBytes: 512 * MiB },
    { taskArn: "c", cpuMs: 60_000, memoryBytes: 1024 * MiB },
    { taskArn: "gone", cpuMs: 1, memoryBytes: 1 },
  ]);
  expect(metrics.get("CPUUtilization")).toEqual({ at: minute, count: 2, sum: 200, min: 50, max: 150, unit: "Percent" });
  expect(metrics.get("MemoryUtilization")).toEqual({ at: minute, count: 2, sum: 75, min: 25, max: 50, unit: "Percent" });
});

test("nothing is measured of what does not run", () => {
  expect(measured(stateWithTasks(), [{ taskArn: "c", cpuMs: 1, memoryBytes: 1 }]).size).toBe(0);
});
