/** Equal tasks that have to be packed, and what one of them takes. */
export interface Item {
  /** Index of the group. */
  readonly group: number;
  readonly demand: number;
  /** What one takes of each resource, in the problem's order of resources. */
  readonly sizes: readonly number[];
  /** At most so many on one instance. */
  readonly most: number;
  /** Items that may not be on the same instance (they use the same port). */
  readonly conflicts: readonly number[];
}

/** An instance type that can be bought. */
export interface Bin {
  readonly name: string;
  readonly price: number;
  /** What it offers of each resource. */
  readonly capacity: readonly number[];
  /** Whether it takes an item at all. */
  readonly takes: readonly boolean[];
}

/** Vector bin packing with bins of several sizes and prices. */
export interface PackingProblem {
  readonly items: readonly Item[];
  readonly bins: readonly Bin[];
}

/** How many of each item an instance of a type holds. */
export interface Pattern {
  /** Index of the bin. */
  readonly bin: number;
  readonly counts: Int32Array;
}

/** The same problem with other demands. */
export function withDemands({ items, bins }: PackingProblem, demands: readonly number[]): PackingProblem {
  return { items: items.map((item, i) => ({ ...item, demand: demands[i] ?? 0 })), bins };
}

/** Leaves out types that another one beats in everything: as cheap, as large, and taking all that they take. The optimum stays the same. */
export function withoutDominated({ items, bins }: PackingProblem): PackingProblem {
  const useful = bins.filter(({ takes, capacity }) =>
    items.some(({ sizes }, i) => takes[i] && sizes.every((size, r) => size <= (capacity[r] ?? 0))),
  );
  const beats = (a: Bin, b: Bin): boolean =>
    a.price <= b.price &&
    a.capacity.every((size, r) => size >= (b.capacity[r] ?? 0)) &&
    b.takes.every((taken, i) => !taken || a.takes[i] === true);
  const kept = useful.filter((bin, i) => !useful.some((other, j) => i !== j && beats(other, bin) && (!beats(bin, other) || j < i)));
  return { items, bins: kept };
}

/** Takes items together that nothing tells apart: the same sizes, the same types, no limit and no conflict. */
export function merged({ items, bins }: PackingProblem): PackingProblem {
  const classes = new Map<string, number[]>();
  items.forEach((item, i) => {
    const free = item.conflicts.length === 0 && !Number.isFinite(item.most);
    const key = free ? JSON.stringify([item.sizes, bins.map(({ takes }) => takes[i])]) : `alone ${i}`;
    classes.set(key, [...(classes.get(key) ?? []), i]);
  });
  const members = [...classes.values()];
  const classOf = items.map((_, i) => members.findIndex((list) => list.includes(i)));
  return {
    items: members.map((list) => {
      const first = items[list[0] as number] as Item;
      return {
        ...first,
        demand: list.reduce((sum, i) => sum + (items[i]?.demand ?? 0), 0),
        conflicts: first.conflicts.map((i) => classOf[i] as number),
      };
    }),
    bins: bins.map((bin) => ({ ...bin, takes: members.map((list) => bin.takes[list[0] as number] === true) })),
  };
}

/** How many of an item fit on an empty instance of a type. */
export function fitsAlone({ sizes, most }: Item, itemIndex: number, { capacity, takes }: Bin): number {
  if (!takes[itemIndex]) return 0;
  return sizes.reduce((least, size, r) => (size === 0 ? least : Math.min(least, Math.floor((capacity[r] ?? 0) / size))), most);
}
