import { PairingHeaps } from "./pairing-heaps.js";

/** What an index needs to know of the instances, by slot. */
export interface FitColumns {
  /** What is packed: remaining CPU or memory. */
  readonly primary: Int32Array;
  /** The other of the two. */
  readonly secondary: Int32Array;
  /** See `Signatures`. */
  readonly signature: Int32Array;
  /** Order among equals. */
  readonly rank: Int32Array;
}

/** What a search asks for. */
export interface FitQuery {
  readonly primary: number;
  readonly secondary: number;
  /** The bit of the kind in a signature's mask; a bit may stand for several kinds. */
  readonly kindBit: number;
  /** Whether an instance satisfies everything but CPU and memory; undefined where the masks tell exactly. */
  readonly accepts: ((slot: number) => boolean) | undefined;
  /** Prefer less of the other resource too, before the order among equals. */
  readonly packSecondary: boolean;
}

/** The numbers of a cell: what its instances have left, their signature, the top of their heap, the next cell of the bucket. */
const PRIMARY = 0;
const SECONDARY = 1;
const SIGNATURE = 2;
const ROOT = 3;
const NEXT = 4;
const CELL_SIZE = 8;
/** The numbers of a node: the greatest amount of the other resource below it, −1 without any; what the instances below it are good for. */
const MOST = 0;
const BITS = 1;
const NODE_SIZE = 2;
/** Buckets for each doubling of the resource, as a power of two: so few for a handful of instances, so many for thousands. */
const MIN_FINENESS = 3;
const MAX_FINENESS = 9;
/** Measured: fewer, and buckets hold too many cells; more, and the tree no longer fits a processor's cache. */
const INSTANCES_PER_BUCKET = 8;

/**
 * Instances by how much they have left of one resource, for "the least that fits". The leaves of a binary tree are buckets of that resource; each
 * node holds the greatest amount of the other resource below it and what the instances below it are good for, so that a search
 * passes over whole subtrees where nothing fits. Instances that are equal in all that matters form a cell, and only cells are looked at;
 * inside a cell a pairing heap keeps the first in order on top. A search or a move costs O(log buckets), whatever the number of instances.
 */
export class FitIndex {
  readonly #columns: FitColumns;
  #masks: Int32Array;
  readonly #leaves: number;
  readonly #fineness: number;
  /** By node two numbers, beside each other because they are looked at together. */
  readonly #tree: Int32Array;
  readonly #head: Int32Array;
  /** Cells, so many numbers each; a cell is known by where it starts. */
  readonly #cell: Int32Array;
  /** The cell of an instance, or −1. */
  readonly #cellOf: Int32Array;
  /** The instances of each cell in their order. */
  readonly #heaps: PairingHeaps;
  #freeCell = -1;
  #cells = 0;

  /** @param slots The instances to hold, in their order. @param largest The greatest amount that any of them can ever have left. */
  constructor(columns: FitColumns, masks: Int32Array, slots: ArrayLike<number>, largest: number) {
    const size = columns.primary.length;
    this.#columns = columns;
    this.#masks = masks;
    let fineness = MIN_FINENESS;
    while (fineness < MAX_FINENESS && slots.length > INSTANCES_PER_BUCKET << fineness) fineness++;
    let leaves = 1;
    while (leaves <= bucketOf(largest, fineness)) leaves *= 2;
    this.#leaves = leaves;
    this.#fineness = fineness;
    this.#tree = new Int32Array(2 * leaves * NODE_SIZE);
    this.#head = new Int32Array(leaves).fill(-1);
    this.#cell = new Int32Array(slots.length * CELL_SIZE);
    this.#cellOf = new Int32Array(size).fill(-1);
    this.#heaps = new PairingHeaps(size, columns.rank);
    // From the last to the first, so that each becomes the top of its cell without a comparison that fails.
    for (let i = slots.length - 1; i >= 0; i--) this.#enter(slots[i]!);
    for (let bucket = 0; bucket < leaves; bucket++) this.#measure(bucket);
    for (let node = leaves - 1; node > 0; node--) this.#combine(node);
  }

  /** The masks have been moved to a longer array. */
  useMasks(masks: Int32Array): void {
    this.#masks = masks;
  }

  /** What an instance has left, or its signature, has changed. */
  update(slot: number): void {
    const emptied = this.#leave(slot);
    const bucket = this.#enter(slot);
    if (bucket >= 0) {
      const node = (this.#leaves + bucket) * NODE_SIZE;
      const { secondary, signature } = this.#columns;
      if (secondary[slot]! > this.#tree[node + MOST]!) this.#tree[node + MOST] = secondary[slot]!;
      this.#tree[node + BITS]! |= this.#masks[signature[slot]!]!;
    }
    if (bucket >= 0 && emptied >= 0 && bucket !== emptied) this.#riseTogether(bucket, emptied);
    else if (bucket >= 0 || emptied >= 0) this.#rise(bucket > emptied ? bucket : emptied);
  }

  /** The instance that has least left of the primary resource and is accepted, or −1. `anyOf`: its mask must share a bit with this. */
  find(query: FitQuery, anyOf: number): number {
    const leaves = this.#leaves;
    const tree = this.#tree;
    const { secondary, kindBit } = query;
    const from = bucketOf(query.primary, this.#fineness);
    if (from >= leaves) return -1;
    let node = leaves + from;
    for (;;) {
      const mask = tree[node * NODE_SIZE + BITS]!;
      if (tree[node * NODE_SIZE + MOST]! >= secondary && (mask & kindBit) !== 0 && (mask & anyOf) !== 0) {
        if (node < leaves) {
          node *= 2;
          continue;
        }
        const slot = this.#best(node - leaves, query, anyOf);
        if (slot >= 0) return slot;
      }
      while ((node & 1) === 1) node >>= 1;
      if (node === 0) return -1;
      node++;
    }
  }

  #best(bucket: number, query: FitQuery, anyOf: number): number {
    const { primary, secondary, kindBit, packSecondary, accepts } = query;
    const { rank } = this.#columns;
    let best = -1;
    let bestPrimary = 0;
    let bestSecondary = 0;
    for (let cell = this.#head[bucket]!; cell >= 0; cell = this.#cell[cell + NEXT]!) {
      const p = this.#cell[cell + PRIMARY]!;
      const s = this.#cell[cell + SECONDARY]!;
      if (p < primary || s < secondary || (best >= 0 && p > bestPrimary)) continue;
      const mask = this.#masks[this.#cell[cell + SIGNATURE]!]!;
      if ((mask & kindBit) === 0 || (mask & anyOf) === 0) continue;
      const slot = this.#cell[cell + ROOT]!;
      if (best >= 0 && p === bestPrimary) {
        if (packSecondary && s !== bestSecondary) {
          if (s > bestSecondary) continue;
        } else if (rank[slot]! > rank[best]!) continue;
      }
      if (accepts !== undefined && !accepts(slot)) continue;
      best = slot;
      bestPrimary = p;
      bestSecondary = s;
    }
    return best;
  }

  /** Takes the instance out of its cell; the bucket if the cell went with it, else −1. */
  #leave(slot: number): number {
    const cell = this.#cellOf[slot]!;
    const root = this.#heaps.without(this.#cell[cell + ROOT]!, slot);
    if (root >= 0) {
      this.#cell[cell + ROOT] = root;
      return -1;
    }
    const bucket = this.#bucket(this.#cell[cell + PRIMARY]!);
    this.#dropCell(bucket, cell);
    this.#measure(bucket);
    return bucket;
  }

  /** Adds the instance to its cell; the bucket if the cell is new, else −1. */
  #enter(slot: number): number {
    const { primary, secondary, signature } = this.#columns;
    const p = primary[slot]!;
    const s = secondary[slot]!;
    const g = signature[slot]!;
    const bucket = this.#bucket(p);
    this.#heaps.single(slot);
    for (let cell = this.#head[bucket]!; cell >= 0; cell = this.#cell[cell + NEXT]!) {
      if (this.#cell[cell + PRIMARY] !== p || this.#cell[cell + SECONDARY] !== s || this.#cell[cell + SIGNATURE] !== g) continue;
      this.#cellOf[slot] = cell;
      this.#cell[cell + ROOT] = this.#heaps.meld(this.#cell[cell + ROOT]!, slot);
      return -1;
    }
    let cell = this.#freeCell;
    if (cell >= 0) this.#freeCell = this.#cell[cell + NEXT]!;
    else {
      cell = this.#cells;
      this.#cells += CELL_SIZE;
    }
    this.#cell[cell + PRIMARY] = p;
    this.#cell[cell + SECONDARY] = s;
    this.#cell[cell + SIGNATURE] = g;
    this.#cell[cell + ROOT] = slot;
    this.#cell[cell + NEXT] = this.#head[bucket]!;
    this.#head[bucket] = cell;
    this.#cellOf[slot] = cell;
    return bucket;
  }

  #bucket(primary: number): number {
    return Math.min(bucketOf(primary, this.#fineness), this.#leaves - 1);
  }

  #dropCell(bucket: number, cell: number): void {
    let before = this.#head[bucket]!;
    if (before === cell) this.#head[bucket] = this.#cell[cell + NEXT]!;
    else {
      while (this.#cell[before + NEXT] !== cell) before = this.#cell[before + NEXT]!;
      this.#cell[before + NEXT] = this.#cell[cell + NEXT]!;
    }
    this.#cell[cell + NEXT] = this.#freeCell;
    this.#freeCell = cell;
  }

  #measure(bucket: number): void {
    let most = -1;
    let bits = 0;
    for (let cell = this.#head[bucket]!; cell >= 0; cell = this.#cell[cell + NEXT]!) {
      if (this.#cell[cell + SECONDARY]! > most) most = this.#cell[cell + SECONDARY]!;
      bits |= this.#masks[this.#cell[cell + SIGNATURE]!]!;
    }
    const node = (this.#leaves + bucket) * NODE_SIZE;
    this.#tree[node + MOST] = most;
    this.#tree[node + BITS] = bits;
  }

  #combine(node: number): boolean {
    const tree = this.#tree;
    const at = node * NODE_SIZE;
    const left = 2 * at;
    const right = left + NODE_SIZE;
    const most = tree[left + MOST]! > tree[right + MOST]! ? tree[left + MOST]! : tree[right + MOST]!;
    const bits = tree[left + BITS]! | tree[right + BITS]!;
    if (most === tree[at + MOST] && bits === tree[at + BITS]) return false;
    tree[at + MOST] = most;
    tree[at + BITS] = bits;
    return true;
  }

  #rise(bucket: number): void {
    for (let node = (this.#leaves + bucket) >> 1; node > 0; node >>= 1) if (!this.#combine(node)) return;
  }

  /** The same from two buckets, so that what is above both is looked at once. */
  #riseTogether(a: number, b: number): void {
    let left = (this.#leaves + a) >> 1;
    let right = (this.#leaves + b) >> 1;
    let leftChanged = true;
    let rightChanged = true;
    for (; left !== right; left >>= 1, right >>= 1) {
      leftChanged &&= this.#combine(left);
      rightChanged &&= this.#combine(right);
      if (!leftChanged && !rightChanged) return;
    }
    for (let node = left; node > 0; node >>= 1) if (!this.#combine(node)) return;
  }
}

/**
 * The bucket of an amount: one each up to 2^fineness, then 2^fineness for each doubling, so that a few very large instances do not make the buckets of
 * all others coarse. Overcommitted instances have less than nothing left; they lie in the first bucket and fit nothing.
 */
function bucketOf(amount: number, fineness: number): number {
  if (amount < 1 << fineness) return amount < 0 ? 0 : amount;
  const doublings = 31 - Math.clz32(amount) - fineness;
  return (doublings << fineness) + (amount >>> doublings);
}
