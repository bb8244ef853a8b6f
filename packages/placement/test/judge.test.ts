import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cluster } from "../src/cluster/cluster.js";
import { instanceArbitrary, instancesArbitrary, groupsArbitrary } from "./arbitraries/snapshots.js";
import { Judge } from "./judge/judge.js";

describe("the engine chooses as the judge does", () => {
  it("group after group", () => {
    fc.assert(
      fc.property(fc.integer(), instancesArbitrary, groupsArbitrary, (seed, instances, groups) => {
        const cluster = new Cluster({ seed, instances, groups });
        const judge = new Judge({ seed, instances });
        for (const group of groups)
          for (let i = 0; i < (group.count ?? 1); i++) expect(cluster.placeOne(group)).toBe(judge.placeOne(group));
      }),
      { numRuns: 1500 },
    );
  });

  it("many tasks at once", () => {
    fc.assert(
      fc.property(fc.integer(), instancesArbitrary, groupsArbitrary, (seed, instances, groups) => {
        const cluster = new Cluster({ seed, instances, groups });
        const judge = new Judge({ seed, instances });
        for (const group of [...groups, ...groups]) {
          const { count = 1 } = group;
          const expected: string[] = [];
          for (let id = judge.placeOne(group); id !== undefined; id = judge.placeOne(group)) if (expected.push(id) >= count) break;
          expect(cluster.place(group, count).instances).toEqual(expected);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("as instances and tasks come and go", () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.record({ do: fc.constant("place" as const), group: fc.nat(4) }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant("release" as const), nth: fc.nat() }) },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant("choose" as const),
          group: fc.nat(4),
          count: fc.integer({ min: 1, max: 4 }),
          take: fc.boolean(),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant("take" as const), group: fc.nat(4), nth: fc.nat() }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant("add" as const), instance: instanceArbitrary }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant("remove" as const), nth: fc.nat() }) },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant("update" as const),
          nth: fc.nat(),
          status: fc.constantFrom("ACTIVE" as const, "DRAINING" as const),
        }),
      },
    );
    fc.assert(
      fc.property(
        fc.integer(),
        instancesArbitrary,
        groupsArbitrary,
        fc.array(step, { minLength: 5, maxLength: 40 }),
        (seed, instances, groups, steps) => {
          const cluster = new Cluster({ seed, instances });
          const judge = new Judge({ seed, instances });
          const running: { id: string; group: (typeof groups)[number] }[] = [];
          const ids = (): string[] => [...cluster.instances()];
          let added = 0;
          for (const action of steps) {
            const group = groups["group" in action ? action.group % groups.length : 0]!;
            if (action.do === "place") {
              const id = cluster.placeOne(group);
              expect(id).toBe(judge.placeOne(group));
              if (id !== undefined) running.push({ id, group });
            } else if (action.do === "choose") {
              const chosen = cluster.choose(group, action.count).instances;
              const expected: string[] = [];
              for (let i = 0; i < action.count; i++) expected.push(...[judge.placeOne(group) ?? []].flat());
              for (const id of expected.toReversed()) judge.release(id, group);
              expect(chosen).toEqual(expected);
              if (action.take && chosen[0] !== undefined) {
                cluster.take(chosen[0], group);
                judge.take(chosen[0], group);
                running.push({ id: chosen[0], group });
              }
            } else if (action.do === "release") {
              const [task] = running.splice(action.nth % Math.max(1, running.length), 1);
              if (!task) continue;
              cluster.release(task.id, task.group);
              judge.release(task.id, task.group);
            } else if (action.do === "take") {
              const id = ids()[action.nth % Math.max(1, ids().length)];
              if (id === undefined) continue;
              cluster.take(id, group);
              judge.take(id, group);
              running.push({ id, group });
            } else if (action.do === "add") {
              const instance = { id: `new-${added++}`, ...action.instance };
              cluster.add(instance);
              judge.add(instance);
            } else {
              const id = ids()[action.nth % Math.max(1, ids().length)];
              if (id === undefined) continue;
              if (action.do === "update") {
                cluster.update(id, { status: action.status });
                judge.update(id, { status: action.status });
              } else {
                cluster.remove(id);
                judge.remove(id);
                for (let i = running.length - 1; i >= 0; i--) if (running[i]?.id === id) running.splice(i, 1);
              }
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
