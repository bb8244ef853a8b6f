import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Money } from "../money.js";
import { loadPrices } from "../prices/load-prices.js";
import { instanceFactsOf } from "./instance-facts.js";
import type { TaskSplit, TaskUse } from "./split-instance-hour.js";
import { splitInstanceHour } from "./split-instance-hour.js";

const total = ({ vcpu, memory }: TaskSplit): Money =>
  [vcpu.splitCost, vcpu.unusedCost, memory.splitCost, memory.unusedCost].reduce((sum, cost) => sum.plus(cost), new Money(0));
const sum = (splits: readonly TaskSplit[], unallocated = "0"): string =>
  splits.reduce((all, split) => all.plus(total(split)), new Money(unallocated)).toString();
const use = (reservedCpu: number, usedCpu: number, reservedGb: number, usedGb: number): TaskUse => ({
  reservedCpu: reservedCpu * 1024,
  usedCpu: usedCpu * 1024,
  reservedMemory: reservedGb * 1024,
  usedMemory: usedGb * 1024,
});

/** Source: AWS Cost and Usage Report User Guide, example of split cost allocation data: one m5.xlarge at 1.00 an hour, four workloads. */
describe("AWS's example of split cost allocation", () => {
  const { tasks, unallocated } = splitInstanceHour({ vcpu: 4, memoryGb: 16, cost: "1.00" }, [
    use(1, 0.1, 4, 3),
    use(1, 1.9, 4, 6),
    use(1, 0.5, 2, 2),
    use(1, 0.5, 2, 2),
  ]);

  it("gives AWS's ratios", () => {
    const ratios = tasks.map(({ vcpu, memory }) =>
      [vcpu.ratio, vcpu.unusedRatio, memory.ratio, memory.unusedRatio].map((r) => r.toFixed(3)),
    );
    expect(ratios).toEqual([
      ["0.204", "0.000", "0.250", "0.286"],
      ["0.388", "0.000", "0.375", "0.429"],
      ["0.204", "0.000", "0.125", "0.143"],
      ["0.204", "0.000", "0.125", "0.143"],
    ]);
  });

  it("gives AWS's costs, to the cent where AWS rounds once, and exactly 1.00 in all", () => {
    const split = tasks.map(({ vcpu, memory }) => new Money(vcpu.splitCost).plus(memory.splitCost).toFixed(5));
    const unused = tasks.map(({ vcpu, memory }) => new Money(vcpu.unusedCost).plus(memory.unusedCost).toFixed(5));
    expect(split).toEqual(["0.21821", "0.38383", "0.17975", "0.17975"]);
    expect(unused).toEqual(["0.01099", "0.01648", "0.00549", "0.00549"]);
    expect(tasks.map((task) => total(task).toFixed(2))).toEqual(["0.23", "0.40", "0.19", "0.19"]);
    expect(sum(tasks)).toBe("1");
    expect(unallocated).toBe("0");
  });

  it("gives the groups 0.41444 and 0.58556; AWS prints 0.42 and 0.59, which add up to 1.01, because it rounds each step", () => {
    const group = (...at: number[]): string => at.reduce((all, i) => all.plus(total(tasks[i]!)), new Money(0)).toFixed(5);
    expect([group(0, 2), group(1, 3)]).toEqual(["0.41444", "0.58556"]);
  });
});

describe("a split", () => {
  const amount = fc.double({ min: 0, max: 200_000, noNaN: true });
  const tasks = fc.array(
    fc.record({
      reservedCpu: amount,
      usedCpu: fc.option(amount, { nil: undefined }),
      reservedMemory: amount,
      usedMemory: fc.option(amount, { nil: undefined }),
    }),
    { maxLength: 40 },
  );
  const cost = fc
    .tuple(fc.integer({ min: 0, max: 500 }), fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }))
    .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(18, "0")}`);

  it("adds up to the instance's cost exactly, with no part below zero", () => {
    fc.assert(
      fc.property(cost, fc.integer({ min: 1, max: 448 }), fc.integer({ min: 1, max: 24_576 }), tasks, (price, vcpu, memoryGb, uses) => {
        const result = splitInstanceHour({ vcpu, memoryGb, cost: price }, uses);
        expect(sum(result.tasks, result.unallocated)).toBe(new Money(price).toString());
        for (const { vcpu: cpu, memory } of result.tasks) {
          for (const part of [cpu.splitCost, cpu.unusedCost, memory.splitCost, memory.unusedCost]) expect(part).not.toContain("-");
        }
      }),
    );
  });

  it("is within a unit of each task's exact part", () => {
    fc.assert(
      fc.property(cost, fc.array(fc.integer({ min: 1, max: 4096 }), { minLength: 1, maxLength: 30 }), (price, cpus) => {
        const result = splitInstanceHour(
          { vcpu: 4, memoryGb: 16, cost: price },
          cpus.map((reservedCpu) => ({ reservedCpu, reservedMemory: 1 })),
        );
        const all = cpus.reduce((total, cpu) => total + cpu, 0);
        result.tasks.forEach(({ vcpu }, at) => {
          const exact = new Money(price).times(36).div(52).times(cpus[at]!).div(all);
          const off = new Money(vcpu.splitCost).plus(vcpu.unusedCost).minus(exact).abs();
          expect(off.lessThanOrEqualTo("3e-12")).toBe(true);
        });
      }),
    );
  });

  it("leaves an instance without tasks unallocated", () => {
    expect(splitInstanceHour({ vcpu: 2, memoryGb: 8, cost: "0.0960000000000001" }, [])).toEqual({
      tasks: [],
      unallocated: "0.0960000000000001",
    });
  });

  it("knows an instance by its type", async () => {
    const prices = await loadPrices("us-east-1");
    expect(instanceFactsOf(prices, "m5.xlarge")).toEqual({ vcpu: 4, memoryGb: 16, cost: "0.192" });
    expect(instanceFactsOf(prices, "m99.xlarge")).toBeUndefined();
  });

  it.each([
    ["no vCPU", { vcpu: 0, memoryGb: 1, cost: "1" }],
    ["a cost that is none", { vcpu: 1, memoryGb: 1, cost: "-1" }],
    ["more than fits", { vcpu: 1, memoryGb: 1, cost: "10000" }],
  ])("is refused for %s", (_, instance) => {
    expect(() => splitInstanceHour(instance, [])).toThrow(expect.objectContaining({ code: "split-instance" }));
  });

  it("is refused for a task that reserved less than nothing", () => {
    const instance = { vcpu: 1, memoryGb: 1, cost: "1" };
    expect(() => splitInstanceHour(instance, [{ reservedCpu: -1, reservedMemory: 1 }])).toThrow(
      expect.objectContaining({ code: "split-usage" }),
    );
  });

  it("shares out a cost smaller than its unit", () => {
    const { tasks: parts, unallocated } = splitInstanceHour({ vcpu: 1, memoryGb: 1, cost: "0.0000000000000009" }, [
      { reservedCpu: 1, reservedMemory: 0 },
    ]);
    expect(sum(parts, unallocated)).toBe("0.0000000000000009");
  });
});
