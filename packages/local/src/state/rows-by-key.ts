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

  *inOrder(): Iterable<readonly [string, R]> {
    this.#sorted ??= [...this.#rows.keys()].sort();
    for (const key of this.#sorted) {
      const row = this.#rows.get(key);
      if (row !== undefined) yield [key, row];
    }
  }
}
