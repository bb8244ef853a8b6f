import { describe, expect, it } from "vitest";
import { place } from "../src/index.js";
import type { PlacementConstraint, PlacementStrategy, TaskGroup } from "../src/index.js";

const fleet = ["a", "b", "c"].flatMap((zone) =>
  [1, 2, 3].map((n) => ({
    id: `${zone}${n}`,
    az: `us-east-1${zone}`,
    type: n === 3 ? "m5.large" : "t2.medium",
    cpu: 2048,
    memory: 4096 * n,
  })),
);
const group = (count: number, placementStrategy?: PlacementStrategy[], more: Partial<TaskGroup> = {}): TaskGroup => ({
  name: "web",
  count,
  cpu: 128,
  memory: 512,
  ...(placementStrategy && { placementStrategy }),
  ...more,
});

/** Tasks by instance. */
function placed(...groups: TaskGroup[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { instance, group: name } of place({ instances: fleet, groups }).placed)
    if (name === "web") counts[instance] = (counts[instance] ?? 0) + 1;
  return counts;
}
const byZone = (counts: Record<string, number>) =>
  ["a", "b", "c"].map((zone) => Object.entries(counts).reduce((sum, [id, n]) => sum + (id.startsWith(zone) ? n : 0), 0));

const zones: PlacementStrategy = { type: "spread", field: "attribute:ecs.availability-zone" };
const instances: PlacementStrategy = { type: "spread", field: "instanceId" };
const memory: PlacementStrategy = { type: "binpack", field: "memory" };
const memberOf = (expression: string): PlacementConstraint[] => [{ type: "memberOf", expression }];

// Source: Amazon ECS Developer Guide, task placement strategies: what each of its examples says.
describe("the guide's strategies", () => {
  it("distributes tasks evenly across Availability Zones", () => {
    expect(byZone(placed(group(9, [zones])))).toEqual([3, 3, 3]);
    expect(byZone(placed(group(10, [zones]))).toSorted()).toEqual([3, 3, 4]);
  });

  it("distributes tasks evenly across all instances", () => {
    expect(Object.values(placed(group(18, [instances])))).toEqual(Array.from({ length: 9 }, () => 2));
    expect(Object.values(placed(group(18, [{ type: "spread", field: "host" }])))).toEqual(Array.from({ length: 9 }, () => 2));
  });

  it("bin packs tasks by memory: the fewest instances", () => {
    expect(placed(group(8, [memory]))).toEqual({ [Object.keys(placed(group(1, [memory])))[0] ?? ""]: 8 });
  });

  it("places tasks randomly: another seed, another plan", () => {
    const plan = (seed: number) =>
      place({ seed, instances: fleet, groups: [group(9, [{ type: "random" }])] }).placed.map(({ instance }) => instance);
    expect(plan(1)).toEqual(plan(1));
    expect(plan(1)).not.toEqual(plan(2));
  });

  it("distributes evenly across zones, and evenly across instances within each", () => {
    const counts = placed(group(18, [zones, instances]));
    expect(byZone(counts)).toEqual([6, 6, 6]);
    expect(Object.values(counts)).toEqual(Array.from({ length: 9 }, () => 2));
  });

  it("distributes evenly across zones, and bin packs by memory within each", () => {
    const counts = placed(group(12, [zones, memory]));
    expect(byZone(counts)).toEqual([4, 4, 4]);
    expect(counts).toEqual({ a1: 4, b1: 4, c1: 4 });
  });

  it("spreads over any attribute", () => {
    const counts = placed(group(8, [{ type: "spread", field: "attribute:ecs.instance-type" }]));
    expect(Object.entries(counts).reduce((sum, [id, n]) => sum + (id.endsWith("3") ? n : 0), 0)).toBe(4);
  });
});

// Source: Amazon ECS API, UpdateService: the zone with the fewest running tasks of the service, then the instance with the fewest.
describe("a service without a strategy", () => {
  it("goes to the zone, then the instance, with the fewest of its tasks", () => {
    const counts = placed(group(18));
    expect(byZone(counts)).toEqual([6, 6, 6]);
    expect(Object.values(counts)).toEqual(Array.from({ length: 9 }, () => 2));
  });

  it("counts tasks that already run: A = 1, B = 0, C = 0 → the next in B or C", () => {
    const running = [{ group: "web", count: 1, cpu: 128, memory: 512 }];
    const list = fleet.map((instance) => (instance.id === "a1" ? { ...instance, running } : instance));
    for (let seed = 0; seed < 10; seed++) {
      expect(place({ seed, instances: list, groups: [group(1)] }).placed[0]?.instance).toMatch(/^[bc]/);
    }
  });
});

// Source: Amazon ECS Developer Guide, task placement constraints.
describe("the guide's constraints", () => {
  it("places tasks on T2 instances", () => {
    const counts = placed(group(12, undefined, { placementConstraints: memberOf("attribute:ecs.instance-type =~ t2.*") }));
    expect(Object.keys(counts).every((id) => !id.endsWith("3"))).toBe(true);
  });

  it("places each task on a different instance", () => {
    const distinct = { placementConstraints: [{ type: "distinctInstance" as const }] };
    expect(Object.values(placed(group(9, [memory], distinct)))).toEqual(Array.from({ length: 9 }, () => 1));
    const { unplaced } = place({ instances: fleet, groups: [group(11, undefined, distinct)] });
    expect(unplaced).toMatchObject([{ count: 2, reason: "DistinctInstance placement constraint unsatisfied." }]);
  });

  it("places tasks on instances in the databases task group, even if those come later", () => {
    const databases = { ...group(3, [{ type: "random" }]), name: "databases", standalone: true };
    const affine = group(6, undefined, { placementConstraints: memberOf("task:group == databases") });
    const { placed: plan } = place({ instances: fleet, groups: [affine, databases] });
    const hosts = new Set(plan.filter((task) => task.group === "databases").map(({ instance }) => instance));
    expect(plan.filter((task) => task.group === "web")).toHaveLength(6);
    for (const { instance } of plan) expect(hosts).toContain(instance);
  });

  it("keeps tasks away from instances that run another group", () => {
    const database = { ...group(4), name: "database" };
    const { placed: plan } = place({
      instances: fleet,
      groups: [database, group(20, undefined, { placementConstraints: memberOf("not(task:group == service:database)") })],
    });
    const hosts = new Set(plan.filter((task) => task.group === "database").map(({ instance }) => instance));
    for (const { instance } of plan.filter((task) => task.group === "web")) expect(hosts).not.toContain(instance);
  });
});

describe("why a task stays unplaced", () => {
  const small = { id: "i-1", az: "a", cpu: 1024, memory: 1024, gpus: 1, enis: 1, trunkEnis: 3, attributes: { stack: "prod" } };
  const task = { name: "web", count: 1, cpu: 128, memory: 128 };
  const running = (more: object) => ({ ...small, running: [{ group: "other", cpu: 0, memory: 0, ...more }] });
  it.each<[string, object, Partial<TaskGroup>, string, RegExp]>([
    ["cpu", small, { cpu: 2048 }, "RESOURCE:CPU", /has 1024 CPU units left, and a task needs 2048/],
    ["memory", small, { memory: 1500 }, "RESOURCE:MEMORY", /has 1024 MiB of memory left, and a task needs 1500/],
    ["GPUs", small, { gpu: 2 }, "RESOURCE:GPU", /has 1 GPUs left, and a task needs 2/],
    ["a port that a task has", running({ hostPorts: [80] }), { hostPorts: [80] }, "RESOURCE:PORTS", /host port 80\/tcp/],
    ["a port that ECS keeps", small, { hostPorts: [22] }, "RESOURCE:PORTS", /host port 22\/tcp/],
    [
      "more than 100 ports",
      small,
      { hostPorts: Array.from({ length: 96 }, (_, i) => 9000 + i) },
      "RESOURCE:PORTS",
      /has 95 host ports left, and a task needs 96/,
    ],
    ["network interfaces", running({ networkMode: "awsvpc" }), { networkMode: "awsvpc" }, "RESOURCE:ENI", /all 1 network interfaces/],
    ["an attribute", small, { requiresAttributes: [{ name: "ecs.capability.efs" }] }, "ATTRIBUTE", /ecs\.capability\.efs and lacks it/],
    [
      "the architecture",
      { ...small, attributes: { "ecs.cpu-architecture": "x86_64" } },
      { runtimePlatform: { cpuArchitecture: "ARM64" } },
      "ATTRIBUTE",
      /arm64 and has x86_64/,
    ],
    ["the agent", { ...small, agentConnected: false }, {}, "AGENT", /no connection to its agent/],
    ["a draining instance", { ...small, status: "DRAINING" }, {}, "NO ACTIVE INSTANCES", /is DRAINING/],
    [
      "an expression",
      small,
      { placementConstraints: memberOf("attribute:stack == test") },
      "MemberOf placement constraint unsatisfied.",
      /is not in `attribute:stack == test`/,
    ],
    [
      "the what-if of a maximum",
      running({ group: "web" }),
      { maxPerInstance: 1 },
      "WHAT-IF:MAX-PER-INSTANCE",
      /already runs 1 of at most 1 tasks/,
    ],
  ])("%s", (_, instance, needs, reason, message) => {
    const { unplaced } = place({ instances: [instance as typeof small], groups: [{ ...task, ...needs }] });
    expect(unplaced).toMatchObject([{ group: "web", count: 1, reason, message: expect.stringMatching(message) }]);
  });

  it.each<[string, object, Partial<TaskGroup>]>([
    ["a UDP port beside the same TCP port", running({ hostPorts: [53] }), { hostPorts: [{ port: 53, protocol: "udp" }] }],
    ["a dynamic port", running({ hostPorts: [80] }), { hostPorts: [0] }],
    ["a port with awsvpc", running({ hostPorts: [80] }), { hostPorts: [80], networkMode: "awsvpc" }],
    ["a place on the trunk", running({ networkMode: "awsvpc" }), { networkMode: "awsvpc", trunking: true }],
  ])("%s is free", (_, instance, needs) => {
    expect(place({ instances: [instance as typeof small], groups: [{ ...task, ...needs }] }).unplaced).toEqual([]);
  });

  it("names the nearest miss and counts the rest", () => {
    const { unplaced } = place({
      instances: [
        { id: "far", cpu: 1024, memory: 100 },
        { id: "near", cpu: 1024, memory: 900 },
        { id: "wrong", cpu: 4096, memory: 4096, attributes: { stack: "test" } },
      ],
      groups: [{ ...task, memory: 1000, placementConstraints: memberOf("attribute:stack !exists") }],
    });
    expect(unplaced).toMatchObject([
      {
        reason: "RESOURCE:MEMORY",
        nearest: { instance: "near" },
        reasons: [
          { reason: "RESOURCE:MEMORY", count: 2, instances: ["far", "near"] },
          { reason: "MemberOf placement constraint unsatisfied.", count: 1, instances: ["wrong"] },
        ],
      },
    ]);
  });

  it("says that there are no instances", () => {
    expect(place({ instances: [], groups: [task] }).unplaced).toMatchObject([
      { reason: "No Container Instances were found in your cluster." },
    ]);
  });
});
