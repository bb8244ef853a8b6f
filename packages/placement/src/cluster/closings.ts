import type { FitQuery } from "./fit-query.js";
import type { Floors } from "./floors.js";

/** How many closed instances are remembered; a query that missed more of them starts anew. */
const REMEMBERED = 64;

/** The instances that went back to a tree last though they may still take tasks. Floors are lowered by them when they are next asked for. */
export class Closings {
  readonly #primary = new Int32Array(REMEMBERED);
  readonly #secondary = new Int32Array(REMEMBERED);
  readonly #mask = new Int32Array(REMEMBERED);
  #count = 0;

  add(primary: number, secondary: number, mask: number): void {
    const at = this.#count++ % REMEMBERED;
    this.#primary[at] = primary;
    this.#secondary[at] = secondary;
    this.#mask[at] = mask;
  }

  bringUpToDate(floors: Floors, query: FitQuery): void {
    if (floors.closings === this.#count) return;
    if (floors.closings < 0 || this.#count - floors.closings > REMEMBERED) floors.forget();
    else for (let i = floors.closings; i < this.#count; i++) this.#lower(floors, query, i % REMEMBERED);
    floors.closings = this.#count;
  }

  #lower(floors: Floors, query: FitQuery, at: number): void {
    const mask = this.#mask[at]!;
    if (this.#primary[at]! < query.primary || this.#secondary[at]! < query.secondary || (mask & query.kindBit) === 0) return;
    floors.lower(mask, this.#primary[at]!);
  }
}
