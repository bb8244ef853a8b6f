import { hash } from "../hash.js";

const FREE = -1;
const MIN_BITS = 4;

/**
 * The slots of ids, found by a seeded hash. A table of its own, because it also has the order of the hashes, and because a Map of ten thousand ids takes as long
 * to fill as placing ten thousand tasks does.
 */
export class SlotIndex {
  /** By slot; what a slot that is not in use has is of no account. */
  readonly ids: string[] = [];
  readonly #hashes: number[] = [];
  readonly #seed: number;
  /** Slots, each where the first bits of its hash say or in the next free place after it, from the end on to the start; at most half of it is in use. */
  #table: Int32Array;
  #bits: number;
  #size = 0;

  /** @param capacity For how many ids to make room. */
  constructor(seed: number, capacity: number) {
    this.#seed = seed;
    this.#bits = Math.max(MIN_BITS, 33 - Math.clz32(capacity));
    this.#table = new Int32Array(1 << this.#bits).fill(FREE);
  }

  /** The slot, or −1 for an unknown id. */
  get(id: string): number {
    return this.#table[this.#find(id, hash(this.#seed, id))]!;
  }

  /** Whether the id is new. If it is not, nothing changes. */
  add(id: string, slot: number): boolean {
    const key = hash(this.#seed, id);
    let place = this.#find(id, key);
    if (this.#table[place] !== FREE) return false;
    if (++this.#size > this.#table.length >> 1) {
      this.#grow();
      place = this.#find(id, key);
    }
    this.#table[place] = slot;
    this.ids[slot] = id;
    this.#hashes[slot] = key;
    return true;
  }

  delete(id: string): void {
    let gap = this.#find(id, hash(this.#seed, id));
    if (this.#table[gap] === FREE) return;
    this.#size--;
    const wrap = this.#table.length - 1;
    // What comes after moves up, unless it would come before its own place.
    for (let next = (gap + 1) & wrap; this.#table[next] !== FREE; next = (next + 1) & wrap) {
      const home = this.#home(this.#hashes[this.#table[next]!]!);
      if (((next - home) & wrap) < ((next - gap) & wrap)) continue;
      this.#table[gap] = this.#table[next]!;
      gap = next;
    }
    this.#table[gap] = FREE;
  }

  /** The slots in use, by hash and then by id. */
  sorted(): Int32Array {
    const slots = new Int32Array(this.#size);
    let size = 0;
    // Those that did not fit at the end stand at the start, and come last.
    for (const last of [false, true]) {
      for (let place = 0; place < this.#table.length; place++) {
        const slot = this.#table[place]!;
        if (slot === FREE) {
          if (last) break;
        } else if (this.#home(this.#hashes[slot]!) > place === last) slots[size++] = slot;
      }
    }
    // They are almost in order already.
    for (let i = 1; i < size; i++) {
      const slot = slots[i]!;
      let j = i;
      for (; j > 0 && this.#isBefore(slot, slots[j - 1]!); j--) slots[j] = slots[j - 1]!;
      slots[j] = slot;
    }
    return slots;
  }

  hashOf(slot: number): number {
    return this.#hashes[slot]!;
  }

  /** Where the id is in the table, or would be. */
  #find(id: string, key: number): number {
    let place = this.#home(key);
    for (; this.#table[place] !== FREE; place = (place + 1) & (this.#table.length - 1)) {
      const slot = this.#table[place]!;
      if (this.#hashes[slot] === key && this.ids[slot] === id) break;
    }
    return place;
  }

  #home(key: number): number {
    return key >>> (32 - this.#bits);
  }

  #isBefore(a: number, b: number): boolean {
    return (this.#hashes[a]! - this.#hashes[b]! || (this.ids[a]! < this.ids[b]! ? -1 : 1)) < 0;
  }

  #grow(): void {
    const slots = this.#table.filter((slot) => slot !== FREE);
    this.#bits++;
    this.#table = new Int32Array(1 << this.#bits).fill(FREE);
    for (const slot of slots) this.#table[this.#find(this.ids[slot]!, this.#hashes[slot]!)] = slot;
  }
}
