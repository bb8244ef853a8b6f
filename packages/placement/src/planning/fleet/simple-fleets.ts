import type { Draft } from "./draft.js";
import type { PackingProblem } from "./problem.js";

/** So many fleets of one type or two are tried, and these shares of the first. */
const SIMPLE = 6;
const MIXTURES = [0.2, 0.4, 0.6, 0.8, 1];

/**
 * Fleets of one type or two, as many of each as the sums of what is needed ask for: few shapes strand less than many. Of two types the better mixture
 * of a handful is taken.
 */
export function simpleFleets(problems: readonly PackingProblem[], types: number): Draft["instances"][] {
  const [{ items, bins }] = problems as [PackingProblem];
  const needed = (r: number): number => items.reduce((sum, { demand, sizes }) => sum + demand * (sizes[r] ?? 0), 0);
  const needs = [0, 1, 2, 3].map(needed);
  const usable = Array.from({ length: types }, (_, type) => type).filter((type) =>
    items.every(({ demand }, i) => demand === 0 || bins[type]?.takes[i]),
  );
  const capacity = (type: number, r: number): number => bins[type]?.capacity[r] ?? 0;
  const price = (type: number): number => bins[type]?.price ?? 0;
  const rest = (type: number, count: number, other: number): number =>
    Math.max(
      0,
      ...needs.map((need, r) =>
        need <= count * capacity(type, r) ? 0 : Math.ceil((need - count * capacity(type, r)) / capacity(other, r)),
      ),
    );
  const fleets = usable.flatMap((type) =>
    usable.map((other) => {
      const most = rest(type, 0, type);
      const mixtures = MIXTURES.map((share) => {
        const count = Math.ceil(most * share);
        const others = type === other ? 0 : rest(type, count, other);
        return { type, count, other, others, cost: count * price(type) + others * price(other) };
      }).filter(({ count, others }) => type !== other || (count === most && others === 0));
      return mixtures.reduce((a, b) => (b.cost < a.cost ? b : a));
    }),
  );
  return fleets
    .filter(({ cost }) => Number.isFinite(cost))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, SIMPLE)
    .map(({ type, count, other, others }) =>
      [...Array.from({ length: count }, () => type), ...Array.from({ length: others }, () => other)].map((t, i) => ({
        type: t,
        zone: i % problems.length,
      })),
    );
}
