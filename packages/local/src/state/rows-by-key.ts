/** One table: rows by key, and the keys in order for those who ask. */
export class RowsByKey<R extends object> {
  readonly #rows = new Map<string, R | Unread>();
  /** Undefined: to be sorted again. Keys that come in order, as a store gives them, never are. */
  #sorted: string[] | undefined = [];

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): R | undefined {
    const row = this.#rows.get(key);
    if (!(row instanceof Unread)) return row;
    const read = row.read(key) as R;
    this.#rows.set(key, read);
    return read;
  }

  set(key: string, row: R | Unread | undefined): void {
    if (row === undefined) {
      if (this.#rows.delete(key)) this.#sorted = undefined;
      return;
    }
    if (this.#sorted !== undefined && !this.#rows.has(key)) {
      const last = this.#sorted.at(-1);
      if (last === undefined || last < key) this.#sorted.push(key);
      else this.#sorted = undefined;
    }
    this.#rows.set(key, row);
  }

  /** Puts in a row that is not read before it is asked for. */
  expect(key: string, index: object, read: (key: string) => R): void {
    this.set(key, new Unread(index, read));
  }

  /** The row, or what is known of it unread. */
  index(key: string): object | undefined {
    const row = this.#rows.get(key);
    return row instanceof Unread ? row.index : row;
  }

  /** In order. */
  keys(): Iterable<string> {
    return this.#inOrder();
  }

  inOrder(): Iterable<readonly [string, R]> {
    return this.from("");
  }

  /** In the order of the keys, from the first one that is not less than `key`. */
  *from(key: string): Iterable<readonly [string, R]> {
    const sorted = this.#inOrder();
    for (let i = firstNotLess(sorted, key); i < sorted.length; i++) {
      const row = this.get(sorted[i]!);
      if (row !== undefined) yield [sorted[i]!, row];
    }
  }

  #inOrder(): readonly string[] {
    return (this.#sorted ??= [...this.#rows.keys()].sort());
  }
}

class Unread {
  readonly index: object;
  readonly read: (key: string) => object;

  constructor(index: object, read: (key: string) => object) {
    this.index = index;
    this.read = read;
  }
}

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
