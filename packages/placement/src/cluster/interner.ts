/** The numbers of an entry: a sequence, the element that is appended, and the number of the two together; 0 for an entry that is free. */
const ELEMENT = 1;
const NUMBER = 2;
const SIZE = 4;
const MIN_BITS = 6;

/** Gives equal sequences of whole numbers (32 bits) the same number: 0 is the empty sequence, and each step adds one element to a sequence. */
export class Interner {
  /** Each entry where its hash says or in the next free place after it; at most half of the table is in use. */
  #table = new Int32Array(SIZE << MIN_BITS);
  #bits = MIN_BITS;
  #size = 1;

  /** The number of `sequence` with `element` appended. */
  add(sequence: number, element: number): number {
    const at = this.#find(sequence, element);
    const known = this.#table[at + NUMBER]!;
    if (known !== 0) return known;
    const number = this.#size++;
    this.#enter(at, sequence, element, number);
    if (this.#size > this.#table.length / SIZE / 2) this.#grow();
    return number;
  }

  /** Where the entry is, or would be. */
  #find(sequence: number, element: number): number {
    const table = this.#table;
    const hash = Math.imul(Math.imul(sequence, 0x9e3779b1) ^ element, 0x85ebca6b);
    let at = (hash >>> (32 - this.#bits)) * SIZE;
    while (table[at + NUMBER] !== 0 && (table[at] !== sequence || table[at + ELEMENT] !== element)) at = (at + SIZE) & (table.length - 1);
    return at;
  }

  #enter(at: number, sequence: number, element: number, number: number): void {
    this.#table[at] = sequence;
    this.#table[at + ELEMENT] = element;
    this.#table[at + NUMBER] = number;
  }

  #grow(): void {
    const old = this.#table;
    this.#bits++;
    this.#table = new Int32Array(SIZE << this.#bits);
    for (let at = 0; at < old.length; at += SIZE) {
      const [sequence, element, number] = [old[at]!, old[at + ELEMENT]!, old[at + NUMBER]!];
      if (number !== 0) this.#enter(this.#find(sequence, element), sequence, element, number);
    }
  }
}
