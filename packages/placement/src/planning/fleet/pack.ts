import { mix } from "../../hash.js";
import { fill } from "./knapsack.js";
import type { Bin, Item, PackingProblem, Pattern } from "./problem.js";

/** A way to pack everything. */
export interface Packing {
  readonly patterns: readonly Pattern[];
  readonly price: number;
}

const EFFORT = { steps: 300, close: 5e-3, rounds: 1, sections: 6 };
/** Rounds of taking a few instances apart and packing their tasks anew. */
const ROUNDS = 120;

/**
 * Packs all items at a low price: again and again the filling that gives most value for its price, with the dual values of the lower bound as
 * values; then a few instances at a time are taken apart and packed anew, with the values a little shaken, and what is cheaper stays.
 */
export function pack(problem: PackingProblem, values: readonly number[], seed: number): Packing {
  const demands = problem.items.map(({ demand }) => demand);
  const worth = valuesOf(problem, values);
  let best = greedy(problem, worth, demands);
  let draw = mix(seed);
  const random = (): number => (draw = mix(draw + 0x9e3779b9)) / 2 ** 32;
  for (let round = 0; round < ROUNDS && best.patterns.length > 0; round++) {
    const broken = Math.min(best.patterns.length, 1 + Math.floor(random() * 5));
    const order = best.patterns.map((pattern) => ({ pattern, key: random() })).sort((a, b) => a.key - b.key);
    const loose = order.slice(0, broken).map(({ pattern }) => pattern);
    const kept = order.slice(broken).map(({ pattern }) => pattern);
    const residual = problem.items.map((_, i) => loose.reduce((sum, { counts }) => sum + counts[i]!, 0));
    const shaken = worth.map((value) => value * (0.7 + 0.6 * random()));
    const repacked = greedy(problem, shaken, residual);
    const before = loose.reduce((sum, { bin }) => sum + priceOf(problem, bin), 0);
    if (repacked.price <= before) best = priced(problem, [...kept, ...repacked.patterns]);
  }
  return best;
}

/** An item that the bound values at nothing must be packed all the same: it gets a little of the value of its size. */
function valuesOf({ items, bins }: PackingProblem, values: readonly number[]): number[] {
  const dearest = Math.max(...bins.map(({ price }) => price));
  const largest = (r: number): number => Math.max(...bins.map(({ capacity }) => capacity[r] ?? 0), 1);
  return items.map(({ sizes }, i) => {
    const share = sizes.reduce((sum, size, r) => sum + size / largest(r), 0) + 1e-6;
    return Math.max(values[i] ?? 0, share * dearest * 1e-3);
  });
}

function greedy(problem: PackingProblem, values: readonly number[], demands: readonly number[]): Packing {
  const { items, bins } = problem;
  const left = Int32Array.from(demands);
  const patterns: Pattern[] = [];
  let finished: readonly Pattern[] | undefined;
  let spent = 0;
  while (left.some((count) => count > 0)) {
    const last = cheapestForAll(problem, left);
    if (last && (!finished || spent + priceOf(problem, last.bin) < priced(problem, finished).price)) finished = [...patterns, last];
    const options = bins.map((bin, b) => ({ bin: b, price: bin.price, ...fill(items, bin, values, left, EFFORT) }));
    const best = options.reduce((a, c) => (c.value / c.price > a.value / a.price ? c : a));
    const times = Math.max(
      1,
      Math.min(...items.map((_, i) => (best.counts[i]! > 0 ? Math.floor(left[i]! / best.counts[i]!) : Number.POSITIVE_INFINITY))),
    );
    for (let t = 0; t < times; t++) {
      patterns.push({ bin: best.bin, counts: best.counts });
      spent += best.price;
    }
    for (let i = 0; i < left.length; i++) left[i]! -= best.counts[i]! * times;
  }
  const packed = priced(problem, patterns);
  return finished && priced(problem, finished).price < packed.price ? priced(problem, finished) : packed;
}

/** The cheapest single instance that holds all that is left. */
function cheapestForAll({ items, bins }: PackingProblem, left: Int32Array): Pattern | undefined {
  let best: Pattern | undefined;
  bins.forEach((bin, b) => {
    if (holds(items, bin, left) && (!best || bin.price < (bins[best.bin] as Bin).price)) best = { bin: b, counts: Int32Array.from(left) };
  });
  return best;
}

function holds(items: readonly Item[], bin: Bin, counts: Int32Array): boolean {
  const used = bin.capacity.map(() => 0);
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (count === 0) continue;
    const item = items[i] as Item;
    if (!bin.takes[i] || count > item.most || item.conflicts.some((other) => counts[other]! > 0)) return false;
    item.sizes.forEach((size, r) => (used[r]! += size * count));
  }
  return used.every((size, r) => size <= (bin.capacity[r] as number));
}

function priced(problem: PackingProblem, patterns: readonly Pattern[]): Packing {
  return { patterns, price: patterns.reduce((sum, { bin }) => sum + priceOf(problem, bin), 0) };
}

function priceOf({ bins }: PackingProblem, bin: number): number {
  return (bins[bin] as Bin).price;
}
