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
  /** Whether an instance satisfies everything but CPU and memory. */
  readonly accepts: (slot: number) => boolean;
  /** Prefer less of the other resource too, before the order among equals. */
  readonly packSecondary: boolean;
}

const LEAVES_PER_INSTANCE = 8;
const MIN_LEAVES = 64;
const MAX_LEAVES = 1 << 14;

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
  readonly #shift: number;
  readonly #most: Int32Array;
  readonly #bits: Int32Array;
  readonly #head: Int32Array;
  readonly #cellPrimary: Int32Array;
  readonly #cellSecondary: Int32Array;
  readonly #cellSignature: Int32Array;
  readonly #cellRoot: Int32Array;
  readonly #cellNext: Int32Array;
  readonly #cellOf: Int32Array;
  readonly #child: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  #freeCell = -1;
  #cells = 0;

  /** @param slots The instances to hold, in their order. @param largest The greatest amount that any of them can ever have left. */
  constructor(columns: FitColumns, masks: Int32Array, slots: ArrayLike<number>, largest: number) {
    const size = columns.primary.length;
    this.#columns = columns;
    this.#masks = masks;
    let leaves = MIN_LEAVES;
    while (leaves < MAX_LEAVES && leaves < slots.length * LEAVES_PER_INSTANCE) leaves *= 2;
    let shift = 0;
    while (largest >>> shift >= leaves) shift++;
    this.#leaves = leaves;
    this.#shift = shift;
    this.#most = new Int32Array(2 * leaves).fill(-1);
    this.#bits = new Int32Array(2 * leaves);
    this.#head = new Int32Array(leaves).fill(-1);
    this.#cellPrimary = new Int32Array(size);
    this.#cellSecondary = new Int32Array(size);
    this.#cellSignature = new Int32Array(size);
    this.#cellRoot = new Int32Array(size);
    this.#cellNext = new Int32Array(size);
    this.#cellOf = new Int32Array(size).fill(-1);
    this.#child = new Int32Array(size).fill(-1);
    this.#next = new Int32Array(size).fill(-1);
    this.#previous = new Int32Array(size).fill(-1);
    // From the last to the first, so that each becomes the top of its cell without a comparison that fails.
    for (let i = slots.length - 1; i >= 0; i--) this.#enter(slots[i]!);
    for (let bucket = 0; bucket < leaves; bucket++) this.#measure(bucket);
    for (let node = leaves - 1; node > 0; node--) this.#combine(node);
  }

  /** The masks have been moved to a longer array. */
  useMasks(masks: Int32Array): void {
    this.#masks = masks;
  }

  /** Takes an instance out, before what it has left changes. */
  remove(slot: number): void {
    const cell = this.#cellOf[slot]!;
    if (cell < 0) return;
    this.#cellOf[slot] = -1;
    const root = this.#cellRoot[cell]!;
    const rest = this.#mergeChildren(slot);
    if (root === slot) this.#cellRoot[cell] = rest;
    else {
      this.#cut(slot);
      this.#cellRoot[cell] = this.#meld(root, rest);
    }
    if (this.#cellRoot[cell]! >= 0) return;
    const bucket = this.#bucketOf(this.#cellPrimary[cell]!);
    this.#dropCell(bucket, cell);
    this.#measure(bucket);
    this.#rise(bucket);
  }

  /** Puts an instance in with what it has left now. */
  insert(slot: number): void {
    const bucket = this.#enter(slot);
    if (bucket < 0) return;
    const node = this.#leaves + bucket;
    const { secondary, signature } = this.#columns;
    const most = Math.max(this.#most[node]!, secondary[slot]!);
    const bits = this.#bits[node]! | this.#masks[signature[slot]!]!;
    if (most === this.#most[node] && bits === this.#bits[node]) return;
    this.#most[node] = most;
    this.#bits[node] = bits;
    this.#rise(bucket);
  }

  /** The instance that has least left of the primary resource and is accepted, or −1. `anyOf`: its mask must share a bit with this. */
  find(query: FitQuery, anyOf: number): number {
    const leaves = this.#leaves;
    const most = this.#most;
    const bits = this.#bits;
    const { secondary, kindBit } = query;
    const from = query.primary >>> this.#shift;
    if (from >= leaves) return -1;
    let node = leaves + from;
    for (;;) {
      const mask = bits[node]!;
      if (most[node]! >= secondary && (mask & kindBit) !== 0 && (mask & anyOf) !== 0) {
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
    const { primary, secondary, kindBit, packSecondary } = query;
    const { rank } = this.#columns;
    let best = -1;
    let bestPrimary = 0;
    let bestSecondary = 0;
    for (let cell = this.#head[bucket]!; cell >= 0; cell = this.#cellNext[cell]!) {
      const p = this.#cellPrimary[cell]!;
      const s = this.#cellSecondary[cell]!;
      if (p < primary || s < secondary || (best >= 0 && p > bestPrimary)) continue;
      const mask = this.#masks[this.#cellSignature[cell]!]!;
      if ((mask & kindBit) === 0 || (mask & anyOf) === 0) continue;
      const slot = this.#cellRoot[cell]!;
      if (best >= 0 && p === bestPrimary) {
        if (packSecondary && s !== bestSecondary) {
          if (s > bestSecondary) continue;
        } else if (rank[slot]! > rank[best]!) continue;
      }
      if (!query.accepts(slot)) continue;
      best = slot;
      bestPrimary = p;
      bestSecondary = s;
    }
    return best;
  }

  /** Overcommitted instances have less than nothing left; they lie in the first bucket and fit nothing. */
  #bucketOf(primary: number): number {
    return primary <= 0 ? 0 : Math.min(primary >>> this.#shift, this.#leaves - 1);
  }

  /** Adds the instance to its cell; the bucket if the cell is new, else −1. */
  #enter(slot: number): number {
    const { primary, secondary, signature } = this.#columns;
    const p = primary[slot]!;
    const s = secondary[slot]!;
    const g = signature[slot]!;
    const bucket = this.#bucketOf(p);
    this.#next[slot] = -1;
    this.#previous[slot] = -1;
    this.#child[slot] = -1;
    for (let cell = this.#head[bucket]!; cell >= 0; cell = this.#cellNext[cell]!) {
      if (this.#cellPrimary[cell] !== p || this.#cellSecondary[cell] !== s || this.#cellSignature[cell] !== g) continue;
      this.#cellOf[slot] = cell;
      this.#cellRoot[cell] = this.#meld(this.#cellRoot[cell]!, slot);
      return -1;
    }
    let cell = this.#freeCell;
    if (cell >= 0) this.#freeCell = this.#cellNext[cell]!;
    else cell = this.#cells++;
    this.#cellPrimary[cell] = p;
    this.#cellSecondary[cell] = s;
    this.#cellSignature[cell] = g;
    this.#cellRoot[cell] = slot;
    this.#cellNext[cell] = this.#head[bucket]!;
    this.#head[bucket] = cell;
    this.#cellOf[slot] = cell;
    return bucket;
  }

  #dropCell(bucket: number, cell: number): void {
    let before = this.#head[bucket]!;
    if (before === cell) this.#head[bucket] = this.#cellNext[cell]!;
    else {
      while (this.#cellNext[before] !== cell) before = this.#cellNext[before]!;
      this.#cellNext[before] = this.#cellNext[cell]!;
    }
    this.#cellNext[cell] = this.#freeCell;
    this.#freeCell = cell;
  }

  #measure(bucket: number): void {
    let most = -1;
    let bits = 0;
    for (let cell = this.#head[bucket]!; cell >= 0; cell = this.#cellNext[cell]!) {
      if (this.#cellSecondary[cell]! > most) most = this.#cellSecondary[cell]!;
      bits |= this.#masks[this.#cellSignature[cell]!]!;
    }
    this.#most[this.#leaves + bucket] = most;
    this.#bits[this.#leaves + bucket] = bits;
  }

  #combine(node: number): boolean {
    const left = 2 * node;
    const right = left + 1;
    const most = this.#most[left]! > this.#most[right]! ? this.#most[left]! : this.#most[right]!;
    const bits = this.#bits[left]! | this.#bits[right]!;
    if (most === this.#most[node] && bits === this.#bits[node]) return false;
    this.#most[node] = most;
    this.#bits[node] = bits;
    return true;
  }

  #rise(bucket: number): void {
    for (let node = (this.#leaves + bucket) >> 1; node > 0; node >>= 1) if (!this.#combine(node)) return;
  }

  /** Joins two heaps; −1 is the empty one. */
  #meld(a: number, b: number): number {
    if (a < 0) return b;
    if (b < 0) return a;
    const { rank } = this.#columns;
    const top = rank[a]! < rank[b]! ? a : b;
    const low = top === a ? b : a;
    const child = this.#child[top]!;
    this.#next[low] = child;
    if (child >= 0) this.#previous[child] = low;
    this.#previous[low] = top;
    this.#child[top] = low;
    return top;
  }

  /** Cuts a node that is not a root from its parent or left neighbour; `previous` is either. */
  #cut(slot: number): void {
    const previous = this.#previous[slot]!;
    const next = this.#next[slot]!;
    if (this.#child[previous] === slot) this.#child[previous] = next;
    else this.#next[previous] = next;
    if (next >= 0) this.#previous[next] = previous;
  }

  /** Joins the children of a node that leaves, in pairs from the left, then all pairs from the right. */
  #mergeChildren(slot: number): number {
    let child = this.#child[slot]!;
    if (child < 0) return -1;
    let pairs = -1;
    while (child >= 0) {
      const mate = this.#next[child]!;
      const after = mate >= 0 ? this.#next[mate]! : -1;
      this.#detach(child);
      if (mate >= 0) this.#detach(mate);
      const pair = this.#meld(child, mate);
      this.#next[pair] = pairs;
      pairs = pair;
      child = after;
    }
    let root = -1;
    while (pairs >= 0) {
      const after = this.#next[pairs]!;
      this.#next[pairs] = -1;
      root = this.#meld(root, pairs);
      pairs = after;
    }
    return root;
  }

  #detach(slot: number): void {
    this.#next[slot] = -1;
    this.#previous[slot] = -1;
  }
}
