/** A source of randomness, injected so that a seed replays every choice. */
export interface Random {
  /** An integer from 0 up to, not including, `bound` (a positive integer). */
  below(bound: number): number;
}

/** Randomness of the process; not for secrets. */
export const systemRandom: Random = {
  below: (bound) => Math.floor(Math.random() * bound),
};

/**
 * The same choices for the same seed (32-bit integer): a counter mixed by multiply and shift.
 *
 * @example
 * const random = seededRandom(42);
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return {
    below(bound) {
      state = (state + 0x9e3779b9) | 0;
      let mixed = state;
      mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      mixed = (mixed ^ (mixed >>> 15)) >>> 0;
      return Math.floor((mixed / 0x1_0000_0000) * bound);
    },
  };
}
