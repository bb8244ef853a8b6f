/** Costs are split in whole units of 10^-12 of the currency, which a double holds exactly up to 9,007 of it. */
export const UNIT_DECIMALS = 12;

/** What one resource of an instance costs in an hour, and how much of it there is. */
export interface Pool {
  /** Whole units. */
  readonly cost: number;
  /** cpu unit-hours or MiB-hours. */
  readonly available: number;
}

/**
 * Shares the cost of a pool out among the first `count` allocations: `split` gets what each task's allocation costs, `unused` its part of what
 * nobody allocated. The two add up to the pool's cost exactly, whatever the rounding: each task gets the difference of two rounded running sums.
 * Returns the units that could not be shared because nothing was allocated.
 *
 * AWS's rule: split = allocated / max(available, Σ allocated) of the pool; the unused part in proportion to the split. So a task's split and
 * unused together are its part of what all tasks allocated. Source: AWS CUR User Guide, "Understanding split cost allocation data", example.
 */
export function sharePool(pool: Pool, allocated: Float64Array, count: number, split: Float64Array, unused: Float64Array): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += allocated[i]!;
  if (total <= 0) {
    split.fill(0, 0, count);
    unused.fill(0, 0, count);
    return pool.cost;
  }
  const whole = Math.max(total, pool.available);
  let running = 0;
  let given = 0;
  for (let i = 0; i < count; i++) {
    const own = allocated[i]!;
    running += own;
    const until = i === count - 1 ? pool.cost : Math.min(pool.cost, Math.floor(pool.cost * (running / total)));
    const both = until - given;
    given = until;
    const used = whole === total ? both : Math.min(both, Math.round(pool.cost * (own / whole)));
    split[i] = used;
    unused[i] = both - used;
  }
  return 0;
}
