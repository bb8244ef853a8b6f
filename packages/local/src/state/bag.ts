/**
 * A set of keys that can be emptied from the front at the same cost at any size. A native `Set` cannot: what was deleted is skipped
 * again each time. Removal puts the last key into the gap, so the order is of no meaning.
 */
export class Bag implements Iterable<string> {
  readonly #keys: string[] = [];
  readonly #positions = new Map<string, number>();

  static of(...keys: readonly string[]): Bag {
    const bag = new Bag();
    for (const key of keys) bag.add(key);
    return bag;
  }

  get size(): number {
    return this.#keys.length;
  }

  has(key: string): boolean {
    return this.#positions.has(key);
  }

  add(key: string): void {
    if (this.#positions.has(key)) return;
    this.#positions.set(key, this.#keys.length);
    this.#keys.push(key);
  }

  delete(key: string): void {
    const position = this.#positions.get(key);
    if (position === undefined) return;
    this.#positions.delete(key);
    const last = this.#keys.pop()!;
    if (last === key) return;
    this.#keys[position] = last;
    this.#positions.set(last, position);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#keys[Symbol.iterator]();
  }
}
