/**
 * The candidate that is nearest to `name` by edits (letter case ignored), or undefined if none is near enough to be meant.
 *
 * @example
 * nearest("contanerPort", ["containerPort", "hostPort"]); // "containerPort"
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  return nearestNames(name, candidates)[0];
}

/**
 * All candidates that are near enough to `name` to be meant, the nearest first; those equally near in the order in which they were given.
 *
 * @example
 * nearestNames("m7g.larg", ["m5.large", "m7g.large", "m7i.large"]); // ["m7g.large", "m5.large", "m7i.large"]
 */
export function nearestNames(name: string, candidates: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase();
  // A third of the letters may differ: more, and the suggestion is noise. Our choice.
  const limit = Math.max(1, Math.floor(name.length / 3));
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const distance = edits(wanted, candidate.toLowerCase());
    if (distance <= limit) found.push({ candidate, distance });
  }
  return found.sort((a, b) => a.distance - b.distance).map(({ candidate }) => candidate);
}

/** Levenshtein distance where swapping two neighbours counts once. */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(row[j - 1]! + 1, previous[j]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}
