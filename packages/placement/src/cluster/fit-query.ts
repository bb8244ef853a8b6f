import type { Floors } from "./floors.js";

/** What an index needs to know of the instances, by slot. */
export interface FitColumns {
  /** See `Facts`. */
  readonly rows: Int32Array;
  /** Where in a row that stands which is packed: remaining CPU or memory. */
  readonly primary: number;
  /** The other of the two. */
  readonly secondary: number;
  /** Order among equals. */
  readonly rank: Int32Array;
}

/** What a search asks for. */
export interface FitQuery {
  readonly primary: number;
  readonly secondary: number;
  /** The bit of the kind in a signature's mask; a bit may stand for several kinds. */
  readonly kindBit: number;
  /** Whether an instance satisfies everything but CPU and memory; undefined where the masks tell exactly. */
  readonly accepts: ((slot: number) => boolean) | undefined;
  /** Prefer less of the other resource too, before the order among equals. */
  readonly packSecondary: boolean;
  /** What the index remembers of this query's searches; undefined where `accepts` may change its mind about an instance that has not changed. */
  readonly floors: Floors | undefined;
}
