/** One entry of a capacity provider strategy. Source: Amazon ECS API, CapacityProviderStrategyItem. */
export interface CapacityProviderStrategyItem {
  readonly capacityProvider: string;
  /** 0–1000, default 0. */
  readonly weight?: number;
  /** 0–100000, default 0; on one entry at most. */
  readonly base?: number;
}

/**
 * Divides `count` new tasks among the providers of a strategy: first the base, then by weight, so that the service as a whole comes as
 * close to its proportions as whole tasks allow. Returns how many of the new tasks each provider gets, in the strategy's order.
 *
 * Base and weight are documented (CapacityProviderStrategyItem); how whole tasks are rounded is not. Ours: each task goes to the provider that
 * is furthest behind its share, the first listed on a tie.
 *
 * @param alreadyRunning Tasks of the service by provider name; default none.
 * @throws RangeError for a strategy that ECS refuses: none, two bases, a number out of range, no weight among several providers.
 * @example divide(7, [{ capacityProvider: "FARGATE", base: 2, weight: 1 }, { capacityProvider: "FARGATE_SPOT", weight: 4 }])
 * // { FARGATE: 3, FARGATE_SPOT: 4 }
 */
export function divide(
  count: number,
  strategy: readonly CapacityProviderStrategyItem[],
  alreadyRunning: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`cannot divide ${count} tasks`);
  const shares = sharesOf(strategy);
  const total = shares.map(({ name }) => alreadyRunning[name] ?? 0);
  const added = shares.map(() => 0);
  let left = count;
  const give = (i: number, tasks: number): void => {
    total[i] = (total[i] as number) + tasks;
    added[i] = (added[i] as number) + tasks;
    left -= tasks;
  };
  shares.forEach(({ base }, i) => give(i, Math.min(left, Math.max(0, base - (total[i] as number)))));
  while (left > 0) give(furthestBehind(shares, total), 1);
  return Object.fromEntries(shares.map(({ name }, i) => [name, added[i] as number]));
}

interface Share {
  readonly name: string;
  readonly base: number;
  readonly weight: number;
}

/** Whole-number comparison of weight/Σweight × (tasks + 1) − own tasks, so that no rounding decides a tie. */
function furthestBehind(shares: readonly Share[], total: readonly number[]): number {
  const weights = shares.reduce((sum, { weight }) => sum + weight, 0);
  const beyond = shares.map(({ base }, i) => (total[i] as number) - Math.min(base, total[i] as number));
  const tasks = beyond.reduce((sum, n) => sum + n, 0);
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  shares.forEach(({ weight }, i) => {
    const behind = weight * (tasks + 1) - (beyond[i] as number) * weights;
    if (weight > 0 && behind > most) [best, most] = [i, behind];
  });
  return best;
}

/** The strategy with its defaults, or an error in the terms of the API's documentation. */
function sharesOf(strategy: readonly CapacityProviderStrategyItem[]): Share[] {
  if (strategy.length === 0) throw new RangeError("a capacity provider strategy needs at least one provider");
  const shares = strategy.map(({ capacityProvider: name, base = 0, weight = 0 }) => ({ name, base, weight }));
  for (const { name, base, weight } of shares) {
    if (!Number.isInteger(base) || base < 0 || base > 100_000) throw new RangeError(`base of ${name} is ${base}; it is 0 to 100000`);
    if (!Number.isInteger(weight) || weight < 0 || weight > 1000) throw new RangeError(`weight of ${name} is ${weight}; it is 0 to 1000`);
  }
  if (new Set(shares.map(({ name }) => name)).size < shares.length) throw new RangeError("a provider is listed twice in the strategy");
  if (shares.filter(({ base }) => base > 0).length > 1) throw new RangeError("only one provider of a strategy can have a base");
  if (shares.every(({ weight }) => weight === 0)) {
    if (shares.length > 1) throw new RangeError("at least one provider of a strategy needs a weight above 0");
    // A lone provider takes everything, whatever its weight: the rule above speaks of several (our reading).
    return shares.map((share) => ({ ...share, weight: 1 }));
  }
  return shares;
}
