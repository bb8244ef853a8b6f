import type { Assembly, Estimate } from "@stowage/model";
import { fargateSizes } from "@stowage/model";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { diffEstimates } from "../src/diff/diff-estimates.js";
import { estimateWith } from "../src/estimate/estimate.js";
import { Money } from "../src/money.js";
import { loadPrices } from "../src/prices/load-prices.js";
import type { PriceList } from "../src/prices/price-list.js";
import { groupEstimate } from "../src/report/group-estimate.js";
import { assemblyOf, fargateTask, service } from "./build.js";

let prices: PriceList;
beforeAll(async () => {
  prices = await loadPrices("us-east-1");
});

interface Drawn {
  readonly cpu: number;
  readonly memory: number;
  readonly count: number;
  readonly storage: number;
  readonly arch: "ARM64" | "X86_64";
  readonly base: number;
  readonly spot: number;
}

const sizes = Object.entries(fargateSizes).flatMap(([cpu, memories]) => memories.map((memory) => ({ cpu: Number(cpu), memory })));
const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    size: fc.constantFrom(...sizes),
    count: fc.integer({ min: 0, max: 300 }),
    storage: fc.integer({ min: 21, max: 200 }),
    arch: fc.constantFrom("ARM64" as const, "X86_64" as const),
    base: fc.integer({ min: 0, max: 5 }),
    spot: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ size, ...rest }) => ({ ...size, ...rest }));
const several = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), drawn);
const hours = fc.integer({ min: 1, max: 9000 });

function assemblyFrom(services: Readonly<Record<string, Drawn>>): Assembly {
  const entries = Object.entries(services);
  return assemblyOf({
    tasks: entries.map(([name, { cpu, memory, storage, arch }]) =>
      fargateTask(name, {
        cpu: String(cpu),
        memory: String(memory),
        ephemeralStorage: { sizeInGiB: storage },
        runtimePlatform: { cpuArchitecture: arch },
      }),
    ),
    services: entries.map(([name, { count, base, spot }]) =>
      service(name, {
        desiredCount: count,
        launchType: undefined,
        capacityProviderStrategy: [
          { capacityProvider: "FARGATE", base, weight: 1 },
          { capacityProvider: "FARGATE_SPOT", weight: spot },
        ],
      }),
    ),
  });
}

const sum = (amounts: Iterable<string>): Money => [...amounts].reduce((total, amount) => total.plus(amount), new Money(0));
const total = (services: Readonly<Record<string, Drawn>>, span = 730): Money =>
  new Money(estimateWith(prices, assemblyFrom(services), { hours: span }).monthly);

describe("whatever is estimated", () => {
  it("each line is its quantity times its unit price, and the lines add up to the total", () => {
    fc.assert(
      fc.property(several, hours, (services, span) => {
        const result = estimateWith(prices, assemblyFrom(services), { hours: span });
        for (const line of result.lines) expect(new Money(line.quantity).times(line.unitPrice).toString()).toBe(line.monthly);
        expect(sum(result.lines.map(({ monthly }) => monthly)).toString()).toBe(result.monthly);
        const keys = result.lines.map(({ resource, item }) => `${resource} ${item}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it("costs no less with a task more, for longer, or with tasks of the next size", () => {
    fc.assert(
      fc.property(drawn, hours, (one, span) => {
        const cost = total({ one }, span);
        expect(total({ one: { ...one, count: one.count + 1 } }, span).greaterThanOrEqualTo(cost)).toBe(true);
        expect(total({ one }, span + 1).greaterThanOrEqualTo(cost)).toBe(true);
        expect(total({ one: { ...one, storage: one.storage + 1 } }, span).greaterThanOrEqualTo(cost)).toBe(true);
        for (const { cpu, memory } of sizes.filter((size) => size.cpu >= one.cpu && size.memory >= one.memory)) {
          expect(total({ one: { ...one, cpu, memory } }, span).greaterThanOrEqualTo(cost)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("differs from another by the difference of the lines", () => {
    fc.assert(
      fc.property(several, several, (before, after) => {
        const [base, head] = [before, after].map((services) => estimateWith(prices, assemblyFrom(services))) as [Estimate, Estimate];
        const diff = diffEstimates(base, head);
        const monthly = (side: Estimate, resource: string, item: string): string =>
          sum(side.lines.filter((line) => line.resource === resource && line.item === item).map((line) => line.monthly)).toString();
        for (const line of diff.lines) {
          const exact = new Money(monthly(head, line.resource, line.item)).minus(monthly(base, line.resource, line.item));
          expect(line.difference).toBe(exact.toString());
        }
        const all = sum(diff.lines.map(({ difference }) => difference)).toString();
        expect(all).toBe(new Money(head.monthly).minus(base.monthly).toString());
        expect(all).toBe(diff.difference.monthly);
      }),
    );
  });

  it("is the sum of its groups", () => {
    fc.assert(
      fc.property(several, fc.constantFrom("resource", "task", "item", "tag:team"), (services, by) => {
        const assembly = assemblyFrom(services);
        const result = estimateWith(prices, assembly);
        expect(sum(groupEstimate(result, assembly, by).map(({ monthly }) => monthly)).toString()).toBe(result.monthly);
      }),
    );
  });
});
