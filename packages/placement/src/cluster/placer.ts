import type { CompiledGroup } from "./compiled-group.js";
import type { GroupTally } from "./group-tally.js";
import type { Effect, Kind } from "./kind.js";

/** Chooses an instance for one more task of a group, by one way of choosing. It belongs to a layout and goes with it. */
export interface Placer {
  /** The slot to take, or −1 if no instance takes the task. */
  choose(): number;
  /**
   * Chooses for `count` tasks in a row, the same as one by one but with less work where an instance takes several of them. It writes the slots to `out`
   * and has them taken with `take`; it returns how many there are.
   */
  run?(count: number, out: number[], take: Take): number;
  /** The chosen slot has been taken. */
  chosen(slot: number): void;
  /** A task of the group was put on the slot by others. */
  taken(slot: number): void;
  /** Capacity has been freed, or an instance became good for something: what was ruled out may fit again. */
  loosened(): void;
  /** Remembers where it stands, until {@link rewind}. */
  mark(): void;
  /** Every task chosen since {@link mark} has been taken back, and nothing else has changed. */
  rewind(): void;
}

/** Takes the resources of so many tasks on a slot. With `counted`, the group's tally has them already. */
export type Take = (slot: number, tasks: number, counted: boolean) => void;

/** A group as the engine knows it. */
export interface Placing {
  readonly group: CompiledGroup;
  readonly tally: GroupTally;
  readonly kind: Kind;
  readonly effect: Effect;
}
