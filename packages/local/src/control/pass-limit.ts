/** Notices a key that never comes to rest: one whose every decision changes what wakes it again. */
export interface PassLimit {
  /** Counts a decision that changes something. Returns whether that was one too many for its key. */
  countsTooMany(controller: number, key: string): boolean;
  /** Counts anew if the last second is over. */
  renew(now: number): void;
  /** Counts anew: what came from outside may well ask for more. */
  reset(): void;
}

export function passLimit(controllers: number, most: number): PassLimit {
  const passes = Array.from({ length: controllers }, () => new Map<string, number>());
  let inAll = 0;
  let since = 0;

  function count(controller: number, key: string): number {
    const keys = passes[controller]!;
    const times = (keys.get(key) ?? 0) + 1;
    keys.set(key, times);
    return times;
  }

  function reset(): void {
    if (inAll > most) for (const keys of passes) keys.clear();
    inAll = 0;
  }

  return {
    // As long as all keys together have not had so many, none has.
    countsTooMany: (controller, key) => ++inAll > most && count(controller, key) > most,
    renew(now) {
      if (now - since < 1_000) return;
      reset();
      since = now;
    },
    reset,
  };
}

/**
 * How often one key may decide something within a second, counted from when all keys together have done so as often; the largest deployments need some
 * hundreds. Tests have few tasks.
 */
export const maxPasses = { inTests: 1_000, else: 10_000 } as const;
