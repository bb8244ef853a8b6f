import { ANY_DOMAIN } from "./signatures.js";

export const NOTHING = 0x7fffffff;

/** How little the instances can have left that wait in a tree and that a query accepts, as its searches found it. */
export class Floors {
  /** Amounts of the primary resource, by the number of a bit that an instance's mask must have. */
  readonly #byBit = new Int32Array(32);
  /** How many instances had been closed when this was right; −1 before the first search. */
  closings = -1;

  /** The floor under the instances that have any of these bits; {@link NOTHING} if there are none. */
  of(anyOf: number): number {
    let floor = NOTHING;
    for (let bits = anyOf; bits !== 0; bits &= bits - 1) {
      const own = this.#byBit[lowest(bits)]!;
      if (own < floor) floor = own;
    }
    return floor;
  }

  /** A search among the instances that have any of these bits has found this to be the least. */
  raise(anyOf: number, floor: number): void {
    for (let bits = anyOf; bits !== 0; bits &= bits - 1) this.#byBit[lowest(bits)] = Math.max(this.#byBit[lowest(bits)]!, floor);
  }

  /** An instance with these bits has come to the tree. */
  lower(mask: number, floor: number): void {
    // The bits of kinds below have no floors.
    for (let bits = mask & -ANY_DOMAIN; bits !== 0; bits &= bits - 1)
      this.#byBit[lowest(bits)] = Math.min(this.#byBit[lowest(bits)]!, floor);
  }

  forget(): void {
    this.#byBit.fill(0);
  }
}

function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
