import type { SlotIndex } from "./slot-index.js";

/**
 * The instances in a seeded order, by the hash of their ids: what ECS leaves to chance is decided by it. It does not depend on how the cluster
 * came to be, and a new instance does not change the order of the others.
 */
export interface Ring {
  /** Slots in order. */
  readonly slots: Int32Array;
  /** The place of a slot in the order, by slot. */
  readonly rank: Int32Array;
  /** The hash at each place, ascending. */
  readonly keys: Uint32Array;
}

export function ringOf(index: SlotIndex): Ring {
  const slots = index.sorted();
  const keys = new Uint32Array(slots.length);
  const rank = new Int32Array(index.ids.length);
  for (let i = 0; i < slots.length; i++) {
    keys[i] = index.hashOf(slots[i]!);
    rank[slots[i]!] = i;
  }
  return { slots, rank, keys };
}

/** Where a search from a point of the ring starts. */
export function placeOnRing({ keys }: Ring, point: number): number {
  let low = 0;
  for (let high = keys.length; low < high;) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < point) low = middle + 1;
    else high = middle;
  }
  return low === keys.length ? 0 : low;
}
