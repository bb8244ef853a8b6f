import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divide } from "./divide.js";

const strategy = (...items: [name: string, weight: number, base?: number][]) =>
  items.map(([capacityProvider, weight, base = 0]) => ({ capacityProvider, weight, base }));

// Sources: Amazon ECS API, CapacityProviderStrategyItem (the first four); the rest is our rounding.
const EXAMPLES: [what: string, count: number, items: ReturnType<typeof strategy>, expected: Record<string, number>][] = [
  ["equal weights divide evenly", 10, strategy(["A", 1], ["B", 1]), { A: 5, B: 5 }],
  ["weights 1 and 4: four on B for every one on A", 5, strategy(["A", 1], ["B", 4]), { A: 1, B: 4 }],
  ["weights 1 and 4, ten tasks", 10, strategy(["A", 1], ["B", 4]), { A: 2, B: 8 }],
  ["a base comes first", 1, strategy(["A", 1, 1], ["B", 4]), { A: 1, B: 0 }],
  ["a provider of weight 0 gets its base and no more", 9, strategy(["A", 0, 2], ["B", 1]), { A: 2, B: 7 }],
  ["base 2 and weights 1 and 4, seven tasks", 7, strategy(["A", 1, 2], ["B", 4]), { A: 3, B: 4 }],
  ["base 2 and weights 1 and 4, twelve tasks", 12, strategy(["A", 1, 2], ["B", 4]), { A: 4, B: 8 }],
  ["a tie goes to the first listed", 5, strategy(["A", 1], ["B", 1]), { A: 3, B: 2 }],
  ["a lone provider needs no weight", 3, strategy(["A", 0]), { A: 3 }],
];

describe("dividing tasks over capacity providers", () => {
  it.each(EXAMPLES)("%s", (_, count, items, expected) => expect(divide(count, items)).toEqual(expected));

  it("counts the tasks that already run", () => {
    expect(divide(5, strategy(["A", 1, 2], ["B", 4]), { A: 2, B: 0 })).toEqual({ A: 1, B: 4 });
    expect(divide(2, strategy(["A", 1], ["B", 1]), { A: 4, B: 2 })).toEqual({ A: 0, B: 2 });
  });

  it.each([
    ["no provider", []],
    ["two bases", strategy(["A", 1, 1], ["B", 1, 1])],
    ["no weight at all", strategy(["A", 0], ["B", 0])],
    ["a weight above 1000", strategy(["A", 1001])],
    ["a base above 100000", strategy(["A", 1, 100_001])],
    ["the same provider twice", strategy(["A", 1], ["A", 1])],
  ])("refuses %s", (_, items) => expect(() => divide(1, items)).toThrow(RangeError));

  const strategies = fc
    .tuple(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 }), fc.nat(20), fc.nat(5))
    .filter(([weights]) => weights.some((weight) => weight > 0))
    .map(([weights, base, at]) =>
      strategy(...weights.map((weight, i): [string, number, number] => [`p${i}`, weight, i === at ? base : 0])),
    );
  const total = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, n) => sum + n, 0);

  it("adds up, keeps the base and stays within one task of each share, for any N", () => {
    fc.assert(
      fc.property(strategies, fc.nat(5000), (items, count) => {
        const counts = divide(count, items);
        expect(total(counts)).toBe(count);
        const weights = items.reduce((sum, { weight }) => sum + weight, 0);
        const base = Math.min(count, Math.max(...items.map((item) => item.base)));
        for (const item of items) {
          const share = (item.base > 0 ? base : 0) + ((count - base) * item.weight) / weights;
          expect(counts[item.capacityProvider]).toBeGreaterThanOrEqual(item.base > 0 ? base : 0);
          // Largest-deficit rounding of several shares can be off by more than one for one of them, never by as many as there are.
          expect(Math.abs((counts[item.capacityProvider] as number) - share)).toBeLessThan(items.length);
          if (item.weight === 0) expect(counts[item.capacityProvider]).toBe(item.base > 0 ? base : 0);
        }
      }),
    );
  });

  it("gives the same whether tasks come at once or one by one", () => {
    fc.assert(
      fc.property(strategies, fc.nat(60), (items, count) => {
        const running: Record<string, number> = {};
        for (let i = 0; i < count; i++) {
          for (const [name, n] of Object.entries(divide(1, items, running))) running[name] = (running[name] ?? 0) + n;
        }
        const counts = divide(count, items);
        for (const { capacityProvider } of items) expect(running[capacityProvider] ?? 0).toBe(counts[capacityProvider]);
      }),
    );
  });
});
