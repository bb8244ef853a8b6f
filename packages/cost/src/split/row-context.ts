import type { InstanceFacts, InstancePools } from "./instance-facts.js";

/** What a row needs beside its record. */
export interface RowContext {
  readonly facts: InstanceFacts;
  readonly pools: InstancePools;
  /** Names of the columns of your own. */
  readonly extra: readonly string[];
  readonly currency: string;
  /** The record that takes the digits of the cost beyond the unit; -1: none does. */
  readonly remainderAt: number;
}
