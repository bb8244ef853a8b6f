const MIN_PAGE_BITS = 4;
const MAX_PAGE_BITS = 10;
const LANE_BITS = 4;
/** Groups to a block: their counts of one instance fill one line of a processor's cache. */
export const LANES: number = 1 << LANE_BITS;

/**
 * The tasks of a few groups by slot, a lane each: what groups have on one instance lies together, because packing puts their tasks there one after another.
 * In pages, because most groups of a large cluster are on few of its instances.
 */
export class TallyBlock {
  readonly #pages: Int32Array[] = [];
  /** Slots to a page, as a power of two. */
  readonly #bits: number;

  /** @param slots About how many slots there are. */
  constructor(slots: number) {
    this.#bits = Math.min(MAX_PAGE_BITS, Math.max(MIN_PAGE_BITS, 32 - Math.clz32(slots)));
  }

  at(slot: number, lane: number): number {
    const page = slot >> this.#bits;
    const counts = page < this.#pages.length ? this.#pages[page]! : NOTHING;
    return counts.length === 0 ? 0 : counts[this.#place(slot, lane)]!;
  }

  change(slot: number, lane: number, by: number): void {
    const page = slot >> this.#bits;
    if (page >= this.#pages.length || this.#pages[page]!.length === 0) this.#open(page);
    this.#pages[page]![this.#place(slot, lane)]! += by;
  }

  /** Calls back for each slot with tasks. */
  forEach(lane: number, visit: (slot: number, tasks: number) => void): void {
    this.#pages.forEach((page, p) => {
      for (let at = lane; at < page.length; at += LANES) if (page[at] !== 0) visit((p << this.#bits) + (at >> LANE_BITS), page[at]!);
    });
  }

  #place(slot: number, lane: number): number {
    return ((slot & ((1 << this.#bits) - 1)) << LANE_BITS) + lane;
  }

  #open(page: number): void {
    while (this.#pages.length <= page) this.#pages.push(NOTHING);
    this.#pages[page] = new Int32Array(LANES << this.#bits);
  }
}

const NOTHING = new Int32Array(0);
