/** The numbers of a member: its first child, its right neighbour, and its left one or (without one) its parent. */
const CHILD = 0;
const RIGHT = 1;
const PREVIOUS = 2;
/** What the owner remembers of a member, here because it is looked at with the rest. */
const NOTE = 3;
const SIZE = 4;

/**
 * Pairing heaps over numbered members, each in one heap at most, the one of least rank on top; a heap is known by its top, −1 is the empty one.
 * All heaps of an index share this one array. Joining is one comparison; taking a member out joins its children in pairs.
 */
export class PairingHeaps {
  readonly #link: Int32Array;
  readonly #rank: Int32Array;

  /** @param members How many there are. @param rank By member. */
  constructor(members: number, rank: Int32Array) {
    this.#link = new Int32Array(members * SIZE).fill(-1);
    this.#rank = rank;
  }

  /** What was noted of a member; −1 before anything was. */
  note(member: number): number {
    return this.#link[member * SIZE + NOTE]!;
  }

  setNote(member: number, note: number): void {
    this.#link[member * SIZE + NOTE] = note;
  }

  /** Makes a member a heap of its own. */
  single(member: number): number {
    this.#link[member * SIZE + CHILD] = -1;
    this.#link[member * SIZE + RIGHT] = -1;
    this.#link[member * SIZE + PREVIOUS] = -1;
    return member;
  }

  /** Joins two heaps. */
  meld(a: number, b: number): number {
    if (a < 0) return b;
    if (b < 0) return a;
    const top = this.#rank[a]! < this.#rank[b]! ? a : b;
    const low = top === a ? b : a;
    const child = this.#link[top * SIZE + CHILD]!;
    this.#link[low * SIZE + RIGHT] = child;
    if (child >= 0) this.#link[child * SIZE + PREVIOUS] = low;
    this.#link[low * SIZE + PREVIOUS] = top;
    this.#link[top * SIZE + CHILD] = low;
    return top;
  }

  /** Takes a member out of the heap with this top; what is left of it. */
  without(top: number, member: number): number {
    const rest = this.#mergeChildren(member);
    if (top === member) return rest;
    this.#cut(member);
    return this.meld(top, rest);
  }

  /** Cuts a member that is not a top from its parent or left neighbour. */
  #cut(member: number): void {
    const previous = this.#link[member * SIZE + PREVIOUS]!;
    const next = this.#link[member * SIZE + RIGHT]!;
    if (this.#link[previous * SIZE + CHILD] === member) this.#link[previous * SIZE + CHILD] = next;
    else this.#link[previous * SIZE + RIGHT] = next;
    if (next >= 0) this.#link[next * SIZE + PREVIOUS] = previous;
  }

  /** Joins the children of a member that leaves, in pairs from the left, then all pairs from the right. */
  #mergeChildren(member: number): number {
    let child = this.#link[member * SIZE + CHILD]!;
    if (child < 0) return -1;
    let pairs = -1;
    while (child >= 0) {
      const mate = this.#link[child * SIZE + RIGHT]!;
      const after = mate >= 0 ? this.#link[mate * SIZE + RIGHT]! : -1;
      this.#detach(child);
      if (mate >= 0) this.#detach(mate);
      const pair = this.meld(child, mate);
      this.#link[pair * SIZE + RIGHT] = pairs;
      pairs = pair;
      child = after;
    }
    let root = -1;
    while (pairs >= 0) {
      const after = this.#link[pairs * SIZE + RIGHT]!;
      this.#link[pairs * SIZE + RIGHT] = -1;
      root = this.meld(root, pairs);
      pairs = after;
    }
    return root;
  }

  #detach(member: number): void {
    this.#link[member * SIZE + RIGHT] = -1;
    this.#link[member * SIZE + PREVIOUS] = -1;
  }
}
