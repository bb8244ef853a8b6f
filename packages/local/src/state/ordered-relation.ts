/** Rows of a parent in an order that the rows themselves give. Adding at the end, the usual case, costs the same at any size. */
export class OrderedRelation<R extends object> {
  readonly #children = new Map<string, R[]>();
  readonly #order: (row: R) => number;

  constructor(order: (row: R) => number) {
    this.#order = order;
  }

  of(parent: string): readonly R[] {
    return this.#children.get(parent) ?? [];
  }

  change(parent: string, old: R | undefined, now: R | undefined): void {
    let rows = this.#children.get(parent);
    if (!rows) this.#children.set(parent, (rows = []));
    const at = old === undefined ? -1 : this.#find(rows, old);
    if (now !== undefined && at >= 0 && this.#order(now) === this.#order(old!)) {
      rows[at] = now;
      return;
    }
    if (at >= 0) rows.splice(at, 1);
    if (now !== undefined) this.#insert(rows, now);
    if (rows.length === 0) this.#children.delete(parent);
  }

  dump(): { readonly [parent: string]: readonly R[] } {
    return Object.fromEntries([...this.#children].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #find(rows: readonly R[], row: R): number {
    let at = this.#before(rows, this.#order(row));
    while (at < rows.length && rows[at] !== row) at++;
    return at < rows.length ? at : -1;
  }

  #insert(rows: R[], row: R): void {
    const order = this.#order(row);
    const last = rows.at(-1);
    if (last === undefined || this.#order(last) <= order) rows.push(row);
    else rows.splice(this.#before(rows, order), 0, row);
  }

  /** The first place whose row is not before `order`. */
  #before(rows: readonly R[], order: number): number {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#order(rows[middle]!) < order) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
