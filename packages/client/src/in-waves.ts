/** What has to go before something, by name, in waves: each holds those whose own have all gone. Names that are not among them hold nobody up. */
export function inWaves<T extends { readonly name: string }>(list: readonly T[], before: ReadonlyMap<string, readonly string[]>): T[][] {
  const names = new Set(list.map(({ name }) => name));
  const ranks = new Map<string, number>();
  const rankOf = (name: string): number => {
    const known = ranks.get(name);
    if (known !== undefined) return known;
    const rank = Math.max(-1, ...(before.get(name) ?? []).filter((other) => names.has(other)).map(rankOf)) + 1;
    ranks.set(name, rank);
    return rank;
  };
  const waves: T[][] = [];
  for (const item of list) (waves[rankOf(item.name)] ??= []).push(item);
  return waves;
}
