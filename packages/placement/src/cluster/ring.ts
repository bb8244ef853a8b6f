import { hash } from "../hash.js";
import type { Instance } from "../snapshot.js";

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

/** More slots than this would not fit beside a hash in a number. */
const SLOTS = 2 ** 21;

export function ringOf(specs: readonly (Instance | undefined)[], seed: number): Ring {
  if (specs.length > SLOTS) throw new RangeError(`a cluster has at most ${SLOTS} instances here`);
  const sorted = new Float64Array(specs.length);
  let alive = 0;
  for (let slot = 0; slot < specs.length; slot++) {
    const spec = specs[slot];
    if (spec !== undefined) sorted[alive++] = hash(seed, spec.id) * SLOTS + slot;
  }
  const slots = new Int32Array(alive);
  const keys = new Uint32Array(alive);
  const order = sorted.subarray(0, alive).sort();
  for (let i = 0; i < alive; i++) {
    const key = Math.floor(order[i]! / SLOTS);
    keys[i] = key;
    slots[i] = order[i]! - key * SLOTS;
  }
  untie(slots, keys, specs);
  const rank = new Int32Array(specs.length);
  for (let i = 0; i < alive; i++) rank[slots[i]!] = i;
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

/** Equal hashes are ordered by id, since slots are an accident of history. */
function untie(slots: Int32Array, keys: Uint32Array, specs: readonly (Instance | undefined)[]): void {
  const id = (i: number): string => specs[slots[i]!]?.id ?? "";
  for (let i = 1; i < slots.length; i++) {
    for (let j = i; j > 0 && keys[j] === keys[j - 1] && id(j) < id(j - 1); j--) [slots[j], slots[j - 1]] = [slots[j - 1]!, slots[j]!];
  }
}
