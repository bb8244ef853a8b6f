import type { SpreadAttribute } from "./spread.js";

const PAGE_BITS = 6;
const PAGE = 1 << PAGE_BITS;

/** The tasks of one group: by instance, and by the value of each attribute that the group spreads over. */
export class GroupTally {
  readonly name: string;
  taskGroup = "";
  total = 0;
  /** Goes up with every change, so that a queue made from the counts knows whether it is still right. */
  version = 0;
  readonly #pages: (Int32Array | undefined)[] = [];
  #spreads: { readonly attribute: SpreadAttribute; counts: Int32Array }[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** Tasks of the group on the instance. */
  at(slot: number): number {
    const page = this.#pages[slot >> PAGE_BITS];
    return page === undefined ? 0 : page[slot & (PAGE - 1)]!;
  }

  change(slot: number, by: number): void {
    if (by === 0) return;
    (this.#pages[slot >> PAGE_BITS] ??= new Int32Array(PAGE))[slot & (PAGE - 1)]! += by;
    this.total += by;
    this.version++;
    for (const { attribute, counts } of this.#spreads) counts[attribute.values[slot]!]! += by;
  }

  /** Tasks of the group by the attribute's value. Counted once, then kept; {@link forgetSpreads} when values change. */
  spreadOver(attribute: SpreadAttribute): Int32Array {
    let spread = this.#spreads.find((entry) => entry.attribute === attribute);
    if (!spread) this.#spreads.push((spread = { attribute, counts: this.#count(attribute) }));
    return spread.counts;
  }

  forgetSpreads(): void {
    this.#spreads = [];
  }

  #count({ values, size }: SpreadAttribute): Int32Array {
    const counts = new Int32Array(size);
    this.#pages.forEach((page, p) => page?.forEach((tasks, i) => tasks > 0 && (counts[values[p * PAGE + i]!]! += tasks)));
    return counts;
  }
}
