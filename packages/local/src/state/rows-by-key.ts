/** One table: rows by key, and the keys in order for those who ask. */
export class RowsByKey<R extends object> {
  readonly #rows = new Map<string, R>();
  #sorted: readonly string[] | undefined;

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): R | undefined {
    return this.#rows.get(key);
  }

  set(key: string, row: R | undefined): void {
    if (row === undefined) {
      if (this.#rows.delete(key)) this.#sorted = undefined;
      return;
    }
    if (!this.#rows.has(key)) this.#sorted = undefined;
    this.#rows.set(key, row);
  }

  inOrder(): Iterable<readonly [string, R]> {
    return this.from("");
  }

  /** In the order of the keys, from the first one that is not less than `key`. */
  *from(key: string): Iterable<readonly [string, R]> {
    const sorted = (this.#sorted ??= [...this.#rows.keys()].sort());
    for (let i = firstNotLess(sorted, key); i < sorted.length; i++) {
      const row = this.#rows.get(sorted[i]!);
      if (row !== undefined) yield [sorted[i]!, row];
    }
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
