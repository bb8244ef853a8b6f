import { CHANGED, ROW_BITS, SIGNATURE } from "./facts.js";
import type { FitColumns, FitQuery } from "./fit-query.js";
import { FitTree } from "./fit-tree.js";
import { Closings } from "./closings.js";
import { NOTHING } from "./floors.js";
import { LeastDemands } from "./least-demands.js";

/** Measured: about as many as there are zones times shapes that leave an instance partly filled; a scan of so few costs less than a search of the tree. */
const MOST_OPEN = 12;

/**
 * Instances by how much they have left of one resource, for "the least that fits". Packing fills one instance after another, so almost every task goes to
 * one that took a task a moment ago: those are open, a few in a list that is scanned. All others wait in a {@link FitTree}. A search
 * there leaves a floor for its query: what waits has no less than that, until an instance that might fit goes back to the tree. So the tree is searched
 * and changed once for each instance that is opened, not once for each task.
 */
export class FitIndex {
  readonly #columns: FitColumns;
  readonly #tree: FitTree;
  #masks: Int32Array;
  /** The open instances, so many of them, the one with least left first. */
  readonly #open = new Int32Array(MOST_OPEN);
  #opened = 0;
  readonly #closings = new Closings();
  /** Of the queries that have floors. An instance that meets none is full: it goes to the tree under every floor. */
  readonly #demands = new LeastDemands();

  /** @param slots The instances to hold, in their order. @param largest The greatest amount that any of them can ever have left. */
  constructor(columns: FitColumns, masks: Int32Array, slots: ArrayLike<number>, largest: number) {
    this.#columns = columns;
    this.#masks = masks;
    this.#tree = new FitTree(columns, masks, slots, largest);
  }

  /** The masks have been moved to a longer array. */
  useMasks(masks: Int32Array): void {
    this.#masks = masks;
    this.#tree.useMasks(masks);
  }

  /** What an instance has left, or its signature, has changed. */
  update(slot: number): void {
    const full = !this.#demands.areMet(this.#primary(slot), this.#secondary(slot), this.#mask(slot));
    if (this.#tree.has(slot)) {
      this.#tree.remove(slot);
      if (full) this.#tree.add(slot);
      else this.#admit(slot);
      return;
    }
    let place = 0;
    while (this.#open[place] !== slot) place++;
    if (full) this.#close(place);
    else this.#sort(place);
  }

  /** The instance that has least left of the primary resource and is accepted, or −1. `anyOf`: its mask must share a bit with this. */
  find(query: FitQuery, anyOf: number): number {
    const open = this.#findOpen(query, anyOf);
    const floor = this.#floor(query, anyOf);
    if (floor === NOTHING || (open >= 0 && this.#primary(open) < floor)) return open;
    const waiting = this.#tree.find(query, anyOf);
    query.floors?.raise(anyOf, waiting < 0 ? NOTHING : this.#primary(waiting));
    if (waiting < 0) return open;
    if (open < 0) return waiting;
    return this.#isBefore(waiting, open, query.packSecondary) ? waiting : open;
  }

  #findOpen(query: FitQuery, anyOf: number): number {
    const { rows, primary, secondary } = this.#columns;
    const { kindBit, accepts } = query;
    const masks = this.#masks;
    const open = this.#open;
    const opened = this.#opened;
    let best = -1;
    let least = NOTHING;
    for (let i = 0; i < opened; i++) {
      const slot = open[i]!;
      const row = slot << ROW_BITS;
      const left = rows[row + primary]!;
      if (left > least) break;
      const mask = masks[rows[row + SIGNATURE]!]!;
      // All at once, below 0 if one fails, because a processor cannot foresee them.
      const fits = (left - query.primary) | (rows[row + secondary]! - query.secondary);
      if ((fits | ((mask & kindBit) - 1) | ((mask & anyOf) - 1)) < 0) continue;
      if (best >= 0 && !this.#isBefore(slot, best, query.packSecondary)) continue;
      if (accepts !== undefined && !accepts(slot)) continue;
      best = slot;
      least = left;
    }
    return best;
  }

  #floor(query: FitQuery, anyOf: number): number {
    const { floors } = query;
    if (floors === undefined) return 0;
    if (floors.closings < 0) this.#demands.see(query);
    this.#closings.bringUpToDate(floors, query);
    return floors.of(anyOf);
  }

  #admit(slot: number): void {
    if (this.#opened === MOST_OPEN) this.#closeStalest();
    this.#open[this.#opened] = slot;
    this.#sort(this.#opened++);
  }

  /** Closes the one that has been left alone for longest: the others are more likely to be wanted. */
  #closeStalest(): void {
    const { rows } = this.#columns;
    const open = this.#open;
    let place = 0;
    for (let i = 1; i < MOST_OPEN; i++)
      if (rows[(open[i]! << ROW_BITS) + CHANGED]! < rows[(open[place]! << ROW_BITS) + CHANGED]!) place = i;
    const slot = open[place]!;
    this.#closings.add(this.#primary(slot), this.#secondary(slot), this.#mask(slot));
    this.#close(place);
  }

  #close(place: number): void {
    this.#tree.add(this.#open[place]!);
    this.#open.copyWithin(place, place + 1, this.#opened--);
  }

  /** Moves an open instance to where it belongs by now. */
  #sort(place: number): void {
    const open = this.#open;
    const slot = open[place]!;
    const left = this.#primary(slot);
    let at = place;
    for (; at > 0 && this.#primary(open[at - 1]!) > left; at--) open[at] = open[at - 1]!;
    for (; at + 1 < this.#opened && this.#primary(open[at + 1]!) < left; at++) open[at] = open[at + 1]!;
    open[at] = slot;
  }

  #isBefore(a: number, b: number, packSecondary: boolean): boolean {
    const more = this.#primary(a) - this.#primary(b) || (packSecondary ? this.#secondary(a) - this.#secondary(b) : 0);
    return more === 0 ? this.#columns.rank[a]! < this.#columns.rank[b]! : more < 0;
  }

  #primary(slot: number): number {
    return this.#columns.rows[(slot << ROW_BITS) + this.#columns.primary]!;
  }

  #secondary(slot: number): number {
    return this.#columns.rows[(slot << ROW_BITS) + this.#columns.secondary]!;
  }

  #mask(slot: number): number {
    return this.#masks[this.#columns.rows[(slot << ROW_BITS) + SIGNATURE]!]!;
  }
}
