/** One table: rows by key, and the keys in order for those who ask. */
export class RowsByKey<R extends object> {
  /** Null: there is a row, and nobody has asked for it yet. */
  readonly #rows = new Map<string, R | null>();
  /** Undefined: to be sorted again. Keys that come in order, as a store gives them, never are. */
  #sorted: string[] | undefined = [];
  #read: ((key: string) => R) | undefined;

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): R | undefined {
    const row = this.#rows.get(key);
    if (row !== null) return row;
    const read = this.#read!(key);
    this.#rows.set(key, read);
    return read;
  }

  set(key: string, row: R | undefined): void {
    if (row !== undefined) this.#put(key, row);
    else if (this.#rows.delete(key)) this.#sorted = undefined;
  }

  /** Puts in a row that is read when it is first asked for. */
  expect(key: string, read: (key: string) => R): void {
    this.#read = read;
    this.#put(key, null);
  }

  /** In order. */
  keys(): Iterable<string> {
    return this.#inOrder();
  }

  inOrder(): Iterable<readonly [string, R]> {
    return this.startingWith("");
  }

  /** Those whose keys begin with `prefix`, in order, from the first one that is not less than `from`. */
  *startingWith(prefix: string, from: string = prefix): Iterable<readonly [string, R]> {
    const sorted = this.#inOrder();
    // Keys are looked at by halves, not one by one: they are long, and alike for the most part.
    const end = prefix === "" ? sorted.length : firstNotLess(sorted, prefix + beyondAll);
    for (let i = firstNotLess(sorted, from < prefix ? prefix : from); i < end; i++) {
      const row = this.get(sorted[i]!);
      if (row !== undefined) yield [sorted[i]!, row];
    }
  }

  #put(key: string, row: R | null): void {
    if (this.#sorted !== undefined && !this.#rows.has(key)) {
      const last = this.#sorted.at(-1);
      if (last === undefined || last < key) this.#sorted.push(key);
      else this.#sorted = undefined;
    }
    this.#rows.set(key, row);
  }

  #inOrder(): readonly string[] {
    return (this.#sorted ??= [...this.#rows.keys()].sort());
  }
}

/** Greater than whatever follows a prefix in a key: no character is assigned to it. */
const beyondAll = "\uffff";

function firstNotLess(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
