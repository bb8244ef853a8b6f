import type { FitQuery } from "./fit-query.js";

/** What a query asks for. */
type Demand = Pick<FitQuery, "primary" | "secondary" | "kindBit">;

/** The smallest demands seen so far: what meets none of them meets none that was ever seen. */
export class LeastDemands {
  readonly #least: Demand[] = [];

  see(demand: Demand): void {
    if (this.#least.some((other) => isWithin(other, demand))) return;
    const kept = this.#least.filter((other) => !isWithin(demand, other));
    this.#least.splice(0, this.#least.length, ...kept, demand);
  }

  /** Whether an instance with so much left and this mask is of use to anyone. */
  areMet(primary: number, secondary: number, mask: number): boolean {
    for (let i = 0; i < this.#least.length; i++) {
      const demand = this.#least[i]!;
      if (primary >= demand.primary && secondary >= demand.secondary && (mask & demand.kindBit) !== 0) return true;
    }
    return false;
  }
}

/** Whether what meets `b` meets `a` too. */
function isWithin(a: Demand, b: Demand): boolean {
  return a.kindBit === b.kindBit && a.primary <= b.primary && a.secondary <= b.secondary;
}
