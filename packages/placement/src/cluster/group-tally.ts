import type { SpreadAttribute } from "./spread.js";
import type { TallyBlock } from "./tally-block.js";

/** The tasks of one group: by instance, and by the value of each attribute that the group spreads over. */
export class GroupTally {
  readonly name: string;
  taskGroup = "";
  total = 0;
  /** Goes up with every change, so that a queue made from the counts knows whether it is still right. */
  version = 0;
  readonly #block: TallyBlock;
  readonly #lane: number;
  /** Almost every group spreads over one attribute or none: it has a place of its own. */
  #values: Int32Array = NOTHING;
  #first: Int32Array = NOTHING;
  #firstAttribute: SpreadAttribute | undefined;
  readonly #others: { readonly attribute: SpreadAttribute; readonly counts: Int32Array }[] = [];

  /** @param lane Its own in the block. */
  constructor(name: string, block: TallyBlock, lane: number) {
    this.name = name;
    this.#block = block;
    this.#lane = lane;
  }

  /** Tasks of the group on the instance. */
  at(slot: number): number {
    return this.#block.at(slot, this.#lane);
  }

  change(slot: number, by: number): void {
    this.#block.change(slot, this.#lane, by);
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
    this.#block.forEach(this.#lane, (slot, tasks) => (counts[values[slot]!]! += tasks));
    return counts;
  }
}

const NOTHING = new Int32Array(0);
