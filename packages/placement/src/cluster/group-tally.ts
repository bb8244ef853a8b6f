import type { SpreadAttribute } from "./spread.js";

const MIN_PAGE_BITS = 4;
const MAX_PAGE_BITS = 10;

/** The tasks of one group: by instance, and by the value of each attribute that the group spreads over. */
export class GroupTally {
  readonly name: string;
  taskGroup = "";
  total = 0;
  /** Goes up with every change, so that a queue made from the counts knows whether it is still right. */
  version = 0;
  /** By slot, in pages: most groups of a large cluster are on few of its instances. */
  readonly #pages: Int32Array[] = [];
  /** Almost every group spreads over one attribute or none: it has a place of its own. */
  #values: Int32Array = NOTHING;
  #first: Int32Array = NOTHING;
  #firstAttribute: SpreadAttribute | undefined;
  readonly #others: { readonly attribute: SpreadAttribute; readonly counts: Int32Array }[] = [];

  /** Slots to a page, as a power of two. */
  readonly #bits: number;

  /** @param slots About how many slots there are. */
  constructor(name: string, slots: number) {
    this.name = name;
    this.#bits = Math.min(MAX_PAGE_BITS, Math.max(MIN_PAGE_BITS, 32 - Math.clz32(slots)));
  }

  /** Tasks of the group on the instance. */
  at(slot: number): number {
    const page = slot >> this.#bits;
    const counts = page < this.#pages.length ? this.#pages[page]! : NOTHING;
    return counts.length === 0 ? 0 : counts[slot & ((1 << this.#bits) - 1)]!;
  }

  change(slot: number, by: number): void {
    let page = slot >> this.#bits;
    if (page >= this.#pages.length || this.#pages[page]!.length === 0) page = this.#open(page);
    this.#pages[page]![slot & ((1 << this.#bits) - 1)]! += by;
    this.total += by;
    this.version++;
    if (this.#firstAttribute !== undefined) this.#first[this.#values[slot]!]! += by;
    for (let i = 0; i < this.#others.length; i++) {
      const { attribute, counts } = this.#others[i]!;
      counts[attribute.values[slot]!]! += by;
    }
  }

  /** Tasks of the group by the attribute's value. Counted once, then kept; {@link forgetSpreads} when values change. */
  spreadOver(attribute: SpreadAttribute): Int32Array {
    if (this.#firstAttribute === attribute) return this.#first;
    const known = this.#others.find((entry) => entry.attribute === attribute);
    if (known) return known.counts;
    const counts = this.#count(attribute);
    if (this.#firstAttribute === undefined) {
      this.#firstAttribute = attribute;
      this.#values = attribute.values;
      this.#first = counts;
    } else this.#others.push({ attribute, counts });
    return counts;
  }

  forgetSpreads(): void {
    this.#firstAttribute = undefined;
    this.#others.length = 0;
  }

  #count({ values, size }: SpreadAttribute): Int32Array {
    const counts = new Int32Array(size);
    if (this.total === 0) return counts;
    this.#pages.forEach((page, p) => page.forEach((tasks, i) => tasks !== 0 && (counts[values[(p << this.#bits) + i]!]! += tasks)));
    return counts;
  }

  #open(page: number): number {
    while (this.#pages.length <= page) this.#pages.push(NOTHING);
    this.#pages[page] = new Int32Array(1 << this.#bits);
    return page;
  }
}

const NOTHING = new Int32Array(0);
