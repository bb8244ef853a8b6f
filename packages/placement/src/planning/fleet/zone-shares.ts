import type { PackingProblem } from "./problem.js";

/**
 * How many tasks of each group go to each zone: an even share of every group, and what does not divide evenly to the zones that have least so far.
 *
 * @param problems One for each zone; a group whose tasks no type takes in a zone has no share there.
 */
export function zoneShares(problems: readonly PackingProblem[]): readonly (readonly number[])[] {
  const items = problems[0]?.items ?? [];
  const shares = problems.map(() => items.map(() => 0));
  const load = problems.map(() => 0);
  items.forEach((item, i) => {
    const open = problems.flatMap(({ bins }, z) => (bins.some(({ takes }) => takes[i]) ? [z] : []));
    const weight = weightOf(problems, i);
    for (const z of open) {
      const share = Math.floor(item.demand / open.length);
      (shares[z] as number[])[i] = share;
      load[z] = (load[z] as number) + share * weight;
    }
    const rest = open.length === 0 ? 0 : item.demand % open.length;
    const lightest = [...open].sort((a, b) => (load[a] as number) - (load[b] as number) || a - b).slice(0, rest);
    for (const z of lightest) {
      (shares[z] as number[])[i]! += 1;
      load[z] = (load[z] as number) + weight;
    }
  });
  return shares;
}

/** Shares that every even division has: what the zones have in common. */
export function commonShares(problems: readonly PackingProblem[]): readonly (readonly number[])[] {
  const items = problems[0]?.items ?? [];
  const zonesOf = items.map((_, i) => problems.filter(({ bins }) => bins.some(({ takes }) => takes[i])).length);
  return problems.map(({ bins }) =>
    items.map((item, i) => (bins.some(({ takes }) => takes[i]) ? Math.floor(item.demand / Math.max(1, zonesOf[i] as number)) : 0)),
  );
}

function weightOf(problems: readonly PackingProblem[], i: number): number {
  const { items, bins } = problems[0] as PackingProblem;
  const most = (r: number): number => Math.max(1, ...bins.map(({ capacity }) => capacity[r] ?? 0));
  return (items[i]?.sizes ?? []).reduce((largest, size, r) => Math.max(largest, size / most(r)), 0);
}
