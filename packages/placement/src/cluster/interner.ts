/** Gives equal sequences of whole numbers the same number: 0 is the empty sequence, and each step adds one element to a sequence. */
export class Interner {
  #numbers = new Map<number, number>();
  #size = 1;

  /** How many different sequences there are. */
  get size(): number {
    return this.#size;
  }

  /** The number of `sequence` with `element` appended; an element is from −1 up to 2^26 − 2. */
  add(sequence: number, element: number): number {
    const key = sequence * ELEMENTS + element + 1;
    let number = this.#numbers.get(key);
    if (number === undefined) this.#numbers.set(key, (number = this.#size++));
    return number;
  }
}

const ELEMENTS = 2 ** 26;
