import { fill } from "./knapsack.js";
import { Master } from "./master.js";
import { fitsAlone } from "./problem.js";
import type { Bin, PackingProblem } from "./problem.js";

/** A price that no fleet can be below, and what one more task of each item is worth at it. */
export interface LowerBound {
  readonly price: number;
  readonly values: readonly number[];
}

const ROUNDS = 1000;
const EFFORT = { steps: 20_000, close: 1e-4, rounds: 2, sections: 14 };
/** Closer than this the bound is as good as the program's optimum. */
const CLOSE = 5e-4;

/**
 * A proven lower bound on the price of a fleet: the linear relaxation over all patterns, solved by column generation.
 *
 * The proof does not rest on the program being solved to its end. Whatever values the items are given, if no instance can hold more value than it
 * costs, then the value of all tasks is a price that no fleet undercuts (Farley's bound). Each round the dual values are scaled down until that
 * is so, judged by the knapsack's own upper bound, and the greatest result is kept.
 *
 * @throws RangeError for an item that fits no type; the caller has checked.
 */
export function lowerBound(problem: PackingProblem): LowerBound {
  const { items, bins } = problem;
  const rows = items.map((item, i) => ({ item, i })).filter(({ item }) => item.demand > 0);
  if (rows.length === 0) return { price: 0, values: items.map(() => 0) };
  const demands = rows.map(({ item }) => item.demand);
  const master = new Master(
    demands,
    rows.map(({ i }) => cheapestAlone(problem, i)),
  );
  let best: LowerBound = { price: 0, values: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const duals = master.duals();
    const surplus = duals.findIndex((value) => value < -1e-9);
    if (surplus >= 0) {
      const column = demands.map((_, j) => (j === surplus ? -1 : 0));
      if (!master.enter(0, column)) break;
      continue;
    }
    const values = items.map(() => 0);
    rows.forEach(({ i }, row) => (values[i] = Math.max(0, duals[row] as number)));
    const priced = bins.map((bin) => ({ bin, filling: fill(items, bin, values, limitsOf(problem, bin), EFFORT) }));
    const overvalued = Math.max(1, ...priced.map(({ bin, filling }) => filling.bound / bin.price));
    const price = items.reduce((sum, item, i) => sum + (item.demand * (values[i] as number)) / overvalued, 0);
    if (price > best.price) best = { price, values: values.map((value) => value / overvalued) };
    if (best.price >= master.price * (1 - CLOSE)) break;
    let entered = false;
    for (const { bin, filling } of priced) {
      if (filling.value <= bin.price * (1 + 1e-7)) continue;
      // Duals move with each column that enters; a column that is no longer worth its price then is left.
      const now = master.duals();
      const worth = rows.reduce((sum, { i }, row) => sum + (now[row] as number) * filling.counts[i]!, 0);
      if (worth <= bin.price * (1 + 1e-7)) continue;
      const column = rows.map(({ i }) => filling.counts[i]!);
      entered = master.enter(bin.price, column) || entered;
    }
    if (!entered) break;
  }
  return { price: Math.max(best.price, bySums(problem), dearestItem(problem)), values: best.values };
}

/** No instance needs to hold more of an item than there are. */
function limitsOf({ items }: PackingProblem, _bin: Bin): number[] {
  return items.map(({ demand }) => demand);
}

function cheapestAlone({ items, bins }: PackingProblem, i: number): { price: number; count: number } {
  const item = items[i];
  const options = bins.map((bin) => ({ price: bin.price, count: item ? Math.min(fitsAlone(item, i, bin), item.demand) : 0 }));
  const best = options.filter(({ count }) => count > 0).sort((a, b) => a.price / a.count - b.price / b.count)[0];
  if (!best) throw new RangeError(`no instance type takes item ${i}`);
  return best;
}

/** All that is needed of one resource, where it is cheapest. */
function bySums({ items, bins }: PackingProblem): number {
  const resources = bins[0]?.capacity.length ?? 0;
  let most = 0;
  for (let r = 0; r < resources; r++) {
    const needed = items.reduce((sum, { demand, sizes }) => sum + demand * (sizes[r] ?? 0), 0);
    if (needed > 0)
      most = Math.max(most, needed * Math.min(...bins.map(({ price, capacity }) => price / (capacity[r] || Number.MIN_VALUE))));
  }
  return most;
}

/** Each item needs an instance of some type that takes it: trivial, and the better bound for a handful of tasks. */
function dearestItem({ items, bins }: PackingProblem): number {
  return items.reduce((most, item, i) => {
    if (item.demand === 0) return most;
    const prices = bins.filter((bin) => fitsAlone(item, i, bin) > 0).map(({ price }) => price);
    return Math.max(most, Math.min(...prices) * Math.ceil(item.demand / Math.max(...bins.map((bin) => fitsAlone(item, i, bin)))));
  }, 0);
}
