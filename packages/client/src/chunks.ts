/** The list in pieces of at most `size`: AWS bounds what one call may name. */
export function inChunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** Runs `work` for each item, at most eight at a time (our choice: within ECS's request rates), and keeps the order of the results. */
export async function inParallel<T, R>(list: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const chunk of inChunks(list, 8)) results.push(...(await Promise.all(chunk.map(work))));
  return results;
}
