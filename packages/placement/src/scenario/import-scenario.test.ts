import { describe, expect, it } from "vitest";
import { importScenario } from "./import-scenario.js";
import { placeScenario } from "./place-scenario.js";

const arn = (id: string) => `arn:aws:ecs:eu-west-1:123456789012:container-instance/main/${id}`;
const instance = (id: string, az: string) => ({
  containerInstanceArn: arn(id),
  ec2InstanceId: `i-${id}`,
  status: "ACTIVE",
  agentConnected: true,
  versionInfo: { agentVersion: "1.80.0" },
  registeredResources: [
    { name: "CPU", type: "INTEGER", integerValue: 2048 },
    { name: "MEMORY", type: "INTEGER", integerValue: 3768 },
    { name: "PORTS", type: "STRINGSET", stringSetValue: ["22", "2376"] },
  ],
  attributes: [
    { name: "ecs.instance-type", value: "t3.medium" },
    { name: "ecs.availability-zone", value: az },
    { name: "ecs.capability.task-eni" },
    { name: "stack", value: "prod" },
  ],
});
const definition = "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1";
const task = (group: string, id: string, more = {}) => ({
  group,
  containerInstanceArn: arn(id),
  taskDefinitionArn: definition,
  cpu: "256",
  memory: "512",
  lastStatus: "RUNNING",
  ...more,
});

describe("a live cluster as a scenario", () => {
  const scenario = importScenario({
    containerInstances: [instance("a", "eu-west-1a"), instance("b", "eu-west-1b")],
    tasks: [
      task("service:web", "a"),
      task("service:web", "a"),
      task("service:web", "b", { memory: "1024" }),
      task("family:job", "b", { lastStatus: "PENDING" }),
      task("service:web", "b", { lastStatus: "STOPPED" }),
      { group: "service:fargate", cpu: "256", memory: "512", lastStatus: "RUNNING" },
    ],
    taskDefinitions: {
      [definition]: { networkMode: "bridge", containerDefinitions: [{ portMappings: [{ hostPort: 8080, containerPort: 80 }] }] },
    },
  });

  it("has the instances, their tasks and a group for each kind of task", () => {
    expect(
      scenario.instances.map(({ id, type, az, cpu, memory, running, attributes }) => ({
        id,
        type,
        az,
        cpu,
        memory,
        running,
        stack: attributes?.["stack"],
      })),
    ).toEqual([
      { id: "a", type: "t3.medium", az: "eu-west-1a", cpu: 2048, memory: 3768, running: { web: 2 }, stack: "prod" },
      { id: "b", type: "t3.medium", az: "eu-west-1b", cpu: 2048, memory: 3768, running: { "web@2": 1, "family:job": 1 }, stack: "prod" },
    ]);
    expect(scenario.groups.map(({ name, taskGroup, count, memory }) => [name, taskGroup, count, memory])).toEqual([
      ["web", "service:web", 0, 512],
      ["web@2", "service:web", 0, 1024],
      ["family:job", "family:job", 0, 512],
    ]);
    expect(scenario.groups[0]?.hostPorts).toEqual([{ port: 8080, protocol: "tcp" }]);
  });

  it("is a scenario that can be changed and placed", () => {
    const json = JSON.parse(JSON.stringify(scenario)) as typeof scenario;
    const more = { ...json, groups: json.groups.map((group) => ({ ...group, hostPorts: [], count: group.name === "web" ? 3 : 0 })) };
    const { instances, placed, diagnostics } = placeScenario(more, () => 0);
    expect(diagnostics).toEqual([]);
    expect(placed).toHaveLength(3);
    expect(instances.map(({ cpuUsed }) => cpuUsed).reduce((a, b) => a + b)).toBe(7 * 256);
  });
});
