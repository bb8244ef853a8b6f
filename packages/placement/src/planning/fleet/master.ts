/**
 * The linear program behind the bound: how much of each pattern, fractions allowed, covers all demands at the least price. Patterns are added as they
 * are found (column generation); the simplex method keeps the inverse of the basis. There are as many rows as items.
 */
export class Master {
  readonly #demands: readonly number[];
  /** The price of each basic column, by row. */
  readonly #prices: number[];
  readonly #inverse: number[][];
  readonly #amounts: number[];

  /** @param start By item: the price of a pattern that holds only that item, and how many of it. */
  constructor(demands: readonly number[], start: readonly { readonly price: number; readonly count: number }[]) {
    this.#demands = demands;
    this.#prices = start.map(({ price }) => price);
    this.#inverse = start.map(({ count }, i) => start.map((_, j) => (i === j ? 1 / count : 0)));
    this.#amounts = start.map(({ count }, i) => (demands[i] as number) / count);
  }

  get price(): number {
    return this.#amounts.reduce((sum, amount, i) => sum + amount * (this.#prices[i] as number), 0);
  }

  /** What one more of each item would cost: the dual values. A negative one says that there is too much of the item. */
  duals(): number[] {
    return this.#demands.map((_, j) => this.#prices.reduce((sum, price, i) => sum + price * (this.#inverse[i] as number[])[j]!, 0));
  }

  /** Brings a column into the basis; false if it changes nothing. */
  enter(price: number, column: ArrayLike<number>): boolean {
    const direction = this.#inverse.map((row) => row.reduce((sum, entry, j) => sum + entry * (column[j] ?? 0), 0));
    let leaving = -1;
    let step = Number.POSITIVE_INFINITY;
    direction.forEach((change, i) => {
      if (change <= 1e-9) return;
      const ratio = (this.#amounts[i] as number) / change;
      if (ratio < step - 1e-12) [leaving, step] = [i, ratio];
    });
    if (leaving < 0) return false;
    const pivot = direction[leaving] as number;
    const pivotRow = (this.#inverse[leaving] as number[]).map((entry) => entry / pivot);
    this.#inverse.forEach((row, i) => {
      if (i === leaving) return;
      const factor = direction[i] as number;
      if (factor !== 0) row.forEach((_, j) => (row[j]! -= factor * pivotRow[j]!));
      this.#amounts[i] = Math.max(0, (this.#amounts[i] as number) - factor * step);
    });
    this.#inverse[leaving] = pivotRow;
    this.#amounts[leaving] = step;
    this.#prices[leaving] = price;
    return true;
  }
}
