import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { mix } from "../src/hash.js";
import { fleet, place } from "../src/index.js";
import type { FleetOptions, TaskGroup } from "../src/index.js";
import { fill } from "../src/planning/fleet/knapsack.js";
import { lowerBound } from "../src/planning/fleet/lower-bound.js";
import { pack } from "../src/planning/fleet/pack.js";
import type { PackingProblem } from "../src/planning/fleet/problem.js";

/** On-demand prices per hour in us-east-1, Linux. Source: GitHub aws/karpenter-provider-aws, zz_generated.pricing_aws.go of 2026-07-20. */
const PRICES: Readonly<Record<string, number>> = {
  ...{ "c5.large": 0.085, "c5.xlarge": 0.17, "c5.2xlarge": 0.34, "c5.4xlarge": 0.68 },
  ...{ "m5.large": 0.096, "m5.xlarge": 0.192, "m5.2xlarge": 0.384, "m5.4xlarge": 0.768 },
  ...{ "r5.large": 0.126, "r5.xlarge": 0.252, "r5.2xlarge": 0.504, "r5.4xlarge": 1.008 },
};
/** CPU units and MiB, as services have them. */
const SHAPES = [
  ...[
    [256, 512],
    [256, 1024],
    [512, 1024],
    [512, 2048],
    [1024, 2048],
    [1024, 4096],
    [2048, 4096],
    [256, 2048],
    [512, 4096],
  ],
] as const;
const STRATEGIES: readonly TaskGroup["placementStrategy"][] = [
  undefined,
  [{ type: "binpack", field: "memory" }],
  [
    { type: "spread", field: "attribute:ecs.availability-zone" },
    { type: "binpack", field: "memory" },
  ],
];

function random(seed: number): (below: number) => number {
  let state = mix(seed);
  return (below) => {
    state = mix(state + 0x9e3779b9);
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Services of the shapes above, in one zone or three. */
function services(seed: number): [groups: TaskGroup[], options: FleetOptions] {
  const below = random(seed);
  const strategy = STRATEGIES[seed % 3];
  const groups = Array.from({ length: 3 + below(10) }, (_, i): TaskGroup => {
    const [cpu, memory] = SHAPES[below(SHAPES.length)] as readonly [number, number];
    return { name: `service-${i}`, count: 4 + below(40), cpu, memory, ...(strategy && { placementStrategy: strategy }) };
  });
  const zones = seed % 2 === 0 ? ["us-east-1a"] : ["us-east-1a", "us-east-1b", "us-east-1c"];
  return [groups, { types: Object.keys(PRICES), zones, price: (type) => PRICES[type], seed }];
}

/**
 * One-dimensional bin packing as Falkenauer published it ("A hybrid grouping genetic algorithm for bin packing", 1996): 120 items with sizes evenly drawn from 20 to 100,
 * in bins of 150. An item is a group of one task, a bin an instance.
 */
function falkenauer(seed: number): [groups: TaskGroup[], options: FleetOptions] {
  const below = random(seed);
  const groups = Array.from({ length: 120 }, (_, i): TaskGroup => ({
    name: `item-${i}`,
    count: 1,
    cpu: 0,
    memory: 20 + below(81),
    placementStrategy: [{ type: "binpack", field: "memory" }],
  }));
  return [groups, { types: [{ type: "bin", cpu: 1024, memory: 150 }], zones: ["a"], objective: "instances", seed }];
}

const INSTANCES: [name: string, problem: [TaskGroup[], FleetOptions]][] = [
  ...Array.from({ length: 14 }, (_, i): [string, [TaskGroup[], FleetOptions]] => [`services ${i + 1}`, services(i + 1)]),
  ...Array.from({ length: 6 }, (_, i): [string, [TaskGroup[], FleetOptions]] => [`Falkenauer u120, ${i + 1}`, falkenauer(i + 1)]),
];

describe("twenty fleets", () => {
  const gaps: number[] = [];

  it.each(INSTANCES)("%s: everything is placed, at a cost near the bound", { timeout: 120_000 }, (_, [groups, options]) => {
    const { instances, plan, cost, lowerBound: bound, gap, groups: order } = fleet(groups, options);
    expect(place({ instances, groups: order, seed: options.seed ?? 0 }).unplaced).toEqual([]);
    expect(plan.placed).toHaveLength(groups.reduce((sum, { count = 1 }) => sum + count, 0));
    expect(instances.reduce((sum, { type = "" }) => sum + (PRICES[type] ?? 1), 0)).toBeCloseTo(cost, 6);
    expect(cost).toBeGreaterThanOrEqual(bound);
    expect(gap).toBeCloseTo(cost / bound - 1, 9);
    expect(gap).toBeLessThan(0.2);
    gaps.push(gap);
  });

  it("are within 5 % of the bound in the median", () => {
    expect(gaps).toHaveLength(20);
    const sorted = gaps.toSorted((a, b) => a - b);
    expect(((sorted[9] as number) + (sorted[10] as number)) / 2).toBeLessThanOrEqual(0.05);
  });

  afterAll(() => console.log(`gaps of the twenty fleets: ${gaps.map((gap) => `${(100 * gap).toFixed(1)} %`).join(", ")}`));
});

describe("a fleet", () => {
  const web: TaskGroup = { name: "web", count: 12, cpu: 512, memory: 1024 };
  const options: FleetOptions = { types: ["m5.large", "m5.xlarge"], zones: ["a", "b", "c"], price: (type) => PRICES[type], effort: 0.1 };
  const perZone = (list: readonly { readonly az?: string | undefined }[]) =>
    ["a", "b", "c"].map((zone) => list.filter(({ az }) => az === zone).length);

  it("has even shares in every zone for a group that spreads", () => {
    expect(perZone(fleet([web], options).plan.placed)).toEqual([4, 4, 4]);
  });

  it("leaves headroom free", () => {
    const { plan, instances } = fleet([web], { ...options, headroom: 0.25 });
    for (const { id, cpu } of instances)
      expect(plan.instances.find((planned) => planned.id === id)?.cpuUsed).toBeLessThanOrEqual(cpu * 0.75);
  });

  it("keeps constraints, ports, GPUs and interfaces", () => {
    const groups: TaskGroup[] = [
      { name: "alone", count: 3, cpu: 128, memory: 128, placementConstraints: [{ type: "distinctInstance" }] },
      { name: "port", count: 4, cpu: 128, memory: 128, hostPorts: [8080] },
      { name: "same port", count: 2, cpu: 128, memory: 128, hostPorts: [8080] },
      { name: "gpu", count: 2, cpu: 128, memory: 128, gpu: 1 },
      { name: "arm", count: 1, cpu: 128, memory: 128, runtimePlatform: { cpuArchitecture: "ARM64" } },
      { name: "awsvpc", count: 9, cpu: 128, memory: 128, networkMode: "awsvpc" },
    ];
    const prices: Record<string, number> = { "m5.large": 0.096, "g4dn.xlarge": 0.526, "m7g.large": 0.0816 };
    const result = fleet(groups, { types: Object.keys(prices), zones: ["a"], price: (type) => prices[type], effort: 0.1 });
    expect(result.plan.unplaced).toEqual([]);
    const types = (group: string) =>
      result.plan.placed.filter((task) => task.group === group).map(({ instance }) => instance.split("-")[0]);
    expect(types("gpu").every((type) => type === "g4dn.xlarge")).toBe(true);
    expect(types("arm")).toEqual(["m7g.large"]);
    expect(new Set(result.plan.placed.filter(({ group }) => group.includes("port")).map(({ instance }) => instance)).size).toBe(6);
  });

  it("takes a daemon's share off every instance", () => {
    const agent: TaskGroup = { name: "agent", schedulingStrategy: "DAEMON", cpu: 1024, memory: 128 };
    const one = { ...options, types: ["m5.large"], zones: ["a"], objective: "instances" as const };
    expect(fleet([{ ...web, count: 4 }], one).cost).toBe(1);
    expect(fleet([{ ...web, count: 4 }, agent], one)).toMatchObject({ cost: 2, lowerBound: 2 });
  });

  it("is empty for no tasks", () => {
    expect(fleet([], options)).toMatchObject({ instances: [], cost: 0, lowerBound: 0, gap: 0 });
    expect(fleet([{ ...web, count: 0 }], options).instances).toEqual([]);
  });

  it("counts instances where there are no prices, and leaves out what Spot does not have", () => {
    expect(fleet([web], { types: ["m5.large"], zones: ["a"] })).toMatchObject({ objective: "instances", cost: 3, lowerBound: 3 });
    expect(() => fleet([web], { types: ["mac1.metal"], zones: ["a"], market: "spot" })).toThrowError(
      expect.objectContaining({ code: "fleet-impossible" }),
    );
  });

  it.each<[string, TaskGroup[], Partial<FleetOptions>, string, RegExp]>([
    ["a task larger than any type", [{ ...web, memory: 65_536 }], {}, "fleet-impossible", /No instance type .* takes a task of "web"/],
    [
      "a constraint that no type satisfies",
      [{ ...web, placementConstraints: [{ type: "memberOf", expression: "attribute:gpu exists" }] }],
      {},
      "fleet-impossible",
      /"web"/,
    ],
    [
      "an affinity to nobody",
      [{ ...web, placementConstraints: [{ type: "memberOf", expression: "task:group == nobody" }] }],
      {},
      "fleet-impossible",
      /however many/,
    ],
    ["no zone", [web], { zones: [] }, "fleet-options", /zone/],
    ["no type", [web], { types: [] }, "fleet-options", /type/],
    ["an unknown type", [web], { types: ["m5.larg"] }, "unknown-instance-type", /m5\.larg/],
    ["all capacity as headroom", [web], { headroom: 1 }, "fleet-options", /headroom/],
    ["a price that is missing", [web], { objective: "price", price: () => undefined }, "fleet-options", /price/],
  ])("is refused for %s", (_, groups, more, code, message) => {
    expect(() => fleet(groups, { ...options, ...more })).toThrowError(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });

  it("names what would do for a group that is too large", () => {
    try {
      fleet([{ ...web, memory: 65_536 }], options);
    } catch (error) {
      expect((error as { diagnostics: unknown[] }).diagnostics).toEqual([
        expect.objectContaining({ path: "/groups/0", hint: expect.stringMatching(/^Allow a larger type such as \S+/) }),
      ]);
    }
  });
});

describe("the lower bound", () => {
  const size = fc.integer({ min: 1, max: 10 });
  const problems: fc.Arbitrary<PackingProblem> = fc
    .record({
      items: fc.array(fc.record({ demand: fc.nat(4), sizes: fc.tuple(size, size) }), { minLength: 1, maxLength: 3 }),
      bins: fc.array(
        fc.record({
          price: fc.integer({ min: 1, max: 9 }),
          capacity: fc.tuple(fc.integer({ min: 10, max: 16 }), fc.integer({ min: 10, max: 16 })),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    })
    .map(({ items, bins }) => ({
      items: items.map((item, group) => ({ ...item, group, most: 100, conflicts: [] })),
      bins: bins.map((bin, i) => ({ ...bin, name: `${i}`, takes: items.map(() => true) })),
    }));

  /** The cheapest packing, by trying every filling of every bin for what is left. */
  function optimum({ items, bins }: PackingProblem): number {
    const known = new Map<string, number>();
    const cost = (left: readonly number[]): number => {
      if (left.every((count) => count === 0)) return 0;
      const key = left.join();
      const found = known.get(key);
      if (found !== undefined) return found;
      let best = Number.POSITIVE_INFINITY;
      for (const { capacity, price } of bins) {
        const visit = (i: number, rest: readonly number[], room: readonly number[]): void => {
          if (i === items.length) {
            if (rest.join() !== key) best = Math.min(best, price + cost(rest));
            return;
          }
          const sizes = items[i]?.sizes ?? [];
          for (let n = 0; n <= (rest[i] as number) && sizes.every((s, r) => s * n <= (room[r] as number)); n++) {
            visit(
              i + 1,
              rest.map((count, j) => (j === i ? count - n : count)),
              room.map((space, r) => space - n * (sizes[r] as number)),
            );
          }
        };
        visit(0, left, capacity);
      }
      known.set(key, best);
      return best;
    };
    return cost(items.map(({ demand }) => demand));
  }

  it("is never above the optimum, and the packing never below", () => {
    fc.assert(
      fc.property(problems, fc.integer(), (problem, seed) => {
        const bound = lowerBound(problem);
        const best = optimum(problem);
        expect(bound.price).toBeLessThanOrEqual(best + 1e-6);
        expect(bound.price).toBeGreaterThanOrEqual(0.3 * best);
        const packed = pack(problem, bound.values, seed);
        expect(packed.price).toBeGreaterThanOrEqual(best - 1e-6);
        problem.items.forEach(({ demand }, i) =>
          expect(packed.patterns.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0)).toBe(demand),
        );
      }),
      { numRuns: 150 },
    );
  });

  it("fills an instance with the most value", () => {
    fc.assert(
      fc.property(problems, fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), ({ items, bins: [bin] }, values) => {
        if (!bin) return;
        const limits = items.map(({ demand }) => demand);
        const { value, bound, counts } = fill(items, bin, values, limits, { steps: 10_000, close: 0, rounds: 2, sections: 10 });
        let best = 0;
        const visit = (i: number, room: readonly number[], worth: number): void => {
          if (i === items.length) best = Math.max(best, worth);
          else {
            const sizes = items[i]?.sizes ?? [];
            for (let n = 0; n <= (limits[i] as number) && sizes.every((s, r) => s * n <= (room[r] as number)); n++) {
              visit(
                i + 1,
                room.map((space, r) => space - n * (sizes[r] as number)),
                worth + n * (values[i] as number),
              );
            }
          }
        };
        visit(0, bin.capacity, 0);
        expect(value).toBeCloseTo(best, 6);
        expect(bound).toBeGreaterThanOrEqual(best - 1e-6);
        expect([...counts].reduce((sum, n, i) => sum + n * (values[i] as number), 0)).toBeCloseTo(value, 6);
      }),
      { numRuns: 300 },
    );
  });
});
