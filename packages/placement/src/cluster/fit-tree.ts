import { ROW_BITS, SIGNATURE as ROW_SIGNATURE } from "./facts.js";
import type { FitColumns, FitQuery } from "./fit-query.js";
import { PairingHeaps } from "./pairing-heaps.js";

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
/** Children of a node, as a power of two. Measured: a search of a wide tree is a few short scans, which a processor foresees better than many turns. */
const WIDTH_BITS = 3;
const WIDTH = 1 << WIDTH_BITS;
/** Buckets for each doubling of the resource, as a power of two: so few for a handful of instances, so many for thousands. */
const MIN_FINENESS = 3;
const MAX_FINENESS = 9;
/** Measured: fewer, and buckets hold too many cells; more, and the tree no longer fits a processor's cache. */
const INSTANCES_PER_BUCKET = 32;

/**
 * Instances by how much they have left of one resource, for "the least that fits". The leaves of a tree are buckets of that resource; each
 * node holds the greatest amount of the other resource below it and what the instances below it are good for, so that a search
 * passes over whole subtrees where nothing fits. Instances that are equal in all that matters form a cell, and only cells are looked at;
 * inside a cell a pairing heap keeps the first in order on top. A search or a move costs O(log buckets), whatever the number of instances.
 */
export class FitTree {
  readonly #columns: FitColumns;
  #masks: Int32Array;
  readonly #leaves: number;
  readonly #fineness: number;
  /** By node two numbers, beside each other because they are looked at together. */
  readonly #tree: Int32Array;
  /** Where the nodes of each level start, the leaves' first; each level is filled up to whole families, and the last is one family. */
  readonly #levels: Int32Array;
  readonly #head: Int32Array;
  /** Cells, so many numbers each; a cell is known by where it starts. */
  readonly #cell: Int32Array;
  /** The instances of each cell in their order, each with its cell as a note. */
  readonly #heaps: PairingHeaps;
  #freeCell = -1;
  #cells = 0;

  /** @param slots The instances to hold, in their order. @param largest The greatest amount that any of them can ever have left. */
  constructor(columns: FitColumns, masks: Int32Array, slots: ArrayLike<number>, largest: number) {
    const size = columns.rows.length >> ROW_BITS;
    this.#columns = columns;
    this.#masks = masks;
    let fineness = MIN_FINENESS;
    while (fineness < MAX_FINENESS && slots.length > INSTANCES_PER_BUCKET << fineness) fineness++;
    const leaves = wholeFamilies(bucketOf(largest, fineness) + 1);
    this.#leaves = leaves;
    this.#fineness = fineness;
    const levels = [0];
    let nodes = leaves;
    for (let level = leaves; level > WIDTH; nodes += level) {
      level = wholeFamilies(level >> WIDTH_BITS);
      levels.push(nodes);
    }
    this.#levels = Int32Array.from(levels);
    this.#tree = new Int32Array(nodes * NODE_SIZE);
    for (let at = 0; at < this.#tree.length; at += NODE_SIZE) this.#tree[at + MOST] = -1;
    this.#head = new Int32Array(leaves).fill(-1);
    this.#cell = new Int32Array(slots.length * CELL_SIZE);
    this.#heaps = new PairingHeaps(size, columns.rank);
    // From the last to the first, so that each becomes the top of its cell without a comparison that fails.
    for (let i = slots.length - 1; i >= 0; i--) this.#enter(slots[i]!);
    for (let bucket = 0; bucket < leaves; bucket++) if (this.#head[bucket]! >= 0) this.#measure(bucket);
    for (let level = 1; level < levels.length; level++) {
      const families = (levels[level]! - levels[level - 1]!) >> WIDTH_BITS;
      for (let family = 0; family < families; family++) this.#combine(level, family);
    }
  }

  /** The masks have been moved to a longer array. */
  useMasks(masks: Int32Array): void {
    this.#masks = masks;
  }

  /** Whether the instance is in the tree. */
  has(slot: number): boolean {
    return this.#heaps.note(slot) >= 0;
  }

  /** Puts in an instance, by what it has left and its signature. Neither may change until it is taken out. */
  add(slot: number): void {
    const bucket = this.#enter(slot);
    if (bucket >= 0) this.#raise(bucket, this.#heaps.note(slot));
  }

  /** Takes out an instance. */
  remove(slot: number): void {
    const emptied = this.#leave(slot);
    this.#heaps.setNote(slot, -1);
    if (emptied >= 0) this.#lower(emptied);
  }

  /** The instance that has least left of the primary resource and is accepted, or −1. `anyOf`: its mask must share a bit with this. */
  find(query: FitQuery, anyOf: number): number {
    const tree = this.#tree;
    const levels = this.#levels;
    const { secondary, kindBit } = query;
    let node = bucketOf(query.primary, this.#fineness);
    if (node >= this.#leaves) return -1;
    for (let level = 0; ;) {
      const start = levels[level]! * NODE_SIZE;
      const end = start + (node | (WIDTH - 1)) * NODE_SIZE;
      let at = start + node * NODE_SIZE;
      for (; at <= end; at += NODE_SIZE) {
        // All three at once, below 0 if one fails, because a processor cannot foresee them.
        const mask = tree[at + BITS]!;
        if (((tree[at + MOST]! - secondary) | ((mask & kindBit) - 1) | ((mask & anyOf) - 1)) >= 0) break;
      }
      node = (at - start) / NODE_SIZE;
      if (at <= end) {
        if (level > 0) {
          level--;
          node <<= WIDTH_BITS;
          continue;
        }
        const slot = this.#best(node, query, anyOf);
        if (slot >= 0) return slot;
        node++;
      }
      // At the end of a family, on with what comes after its parent.
      for (; (node & (WIDTH - 1)) === 0; node >>= WIDTH_BITS) if (++level === levels.length) return -1;
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
    const cell = this.#heaps.note(slot);
    const root = this.#heaps.without(this.#cell[cell + ROOT]!, slot);
    if (root >= 0) {
      this.#cell[cell + ROOT] = root;
      return -1;
    }
    const bucket = this.#bucket(this.#cell[cell + PRIMARY]!);
    this.#dropCell(bucket, cell);
    return bucket;
  }

  /** Adds the instance to its cell; the bucket if the cell is new, else −1. */
  #enter(slot: number): number {
    const { rows, primary, secondary } = this.#columns;
    const row = slot << ROW_BITS;
    const p = rows[row + primary]!;
    const s = rows[row + secondary]!;
    const g = rows[row + ROW_SIGNATURE]!;
    const bucket = this.#bucket(p);
    this.#heaps.single(slot);
    for (let cell = this.#head[bucket]!; cell >= 0; cell = this.#cell[cell + NEXT]!) {
      if (this.#cell[cell + PRIMARY] !== p || this.#cell[cell + SECONDARY] !== s || this.#cell[cell + SIGNATURE] !== g) continue;
      this.#heaps.setNote(slot, cell);
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
    this.#heaps.setNote(slot, cell);
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

  /** Works a leaf out from its cells; whether that changed it. */
  #measure(bucket: number): boolean {
    let most = -1;
    let bits = 0;
    for (let cell = this.#head[bucket]!; cell >= 0; cell = this.#cell[cell + NEXT]!) {
      most = Math.max(most, this.#cell[cell + SECONDARY]!);
      bits |= this.#masks[this.#cell[cell + SIGNATURE]!]!;
    }
    const at = bucket * NODE_SIZE;
    if (most === this.#tree[at + MOST] && bits === this.#tree[at + BITS]) return false;
    this.#tree[at + MOST] = most;
    this.#tree[at + BITS] = bits;
    return true;
  }

  /** Works a node out from its children; whether that changed it. */
  #combine(level: number, node: number): boolean {
    const tree = this.#tree;
    let most = -1;
    let bits = 0;
    const first = (this.#levels[level - 1]! + (node << WIDTH_BITS)) * NODE_SIZE;
    for (let at = first; at < first + WIDTH * NODE_SIZE; at += NODE_SIZE) {
      most = Math.max(most, tree[at + MOST]!);
      bits |= tree[at + BITS]!;
    }
    const at = (this.#levels[level]! + node) * NODE_SIZE;
    if (most === tree[at + MOST] && bits === tree[at + BITS]) return false;
    tree[at + MOST] = most;
    tree[at + BITS] = bits;
    return true;
  }

  /** A cell has come into a bucket. */
  #raise(bucket: number, cell: number): void {
    const tree = this.#tree;
    const secondary = this.#cell[cell + SECONDARY]!;
    const mask = this.#masks[this.#cell[cell + SIGNATURE]!]!;
    for (let level = 0, node = bucket; level < this.#levels.length; level++, node >>= WIDTH_BITS) {
      const at = (this.#levels[level]! + node) * NODE_SIZE;
      const most = tree[at + MOST]!;
      const bits = tree[at + BITS]!;
      if (most >= secondary && (bits | mask) === bits) return;
      tree[at + MOST] = Math.max(most, secondary);
      tree[at + BITS] = bits | mask;
    }
  }

  /** A cell has gone from a bucket. */
  #lower(bucket: number): void {
    if (!this.#measure(bucket)) return;
    for (let level = 1, node = bucket >> WIDTH_BITS; level < this.#levels.length; level++, node >>= WIDTH_BITS) {
      if (!this.#combine(level, node)) return;
    }
  }
}

function wholeFamilies(nodes: number): number {
  return (nodes + WIDTH - 1) & -WIDTH;
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
