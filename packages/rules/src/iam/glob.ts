// Patterns of IAM: `*` stands for any characters, `?` for any one. Source: IAM user guide, reference_policies_elements_resource.

/**
 * Whether the pattern matches everything that `wanted`, a text or itself a pattern, stands for.
 *
 * @example
 * covers("log-group:/ecs/*", "log-group:/ecs/web:*"); // true
 */
export function covers(pattern: string, wanted: string): boolean {
  // Which beginnings of `wanted` the part of the pattern that was read matches.
  let row = startOf(wanted.length);
  for (const one of pattern) {
    const next = startOf(wanted.length, false);
    for (let j = 0; j <= wanted.length; j++) {
      const other = wanted[j - 1];
      if (one === "*") next[j] = row[j]! || (j > 0 && next[j - 1]!);
      else if (j > 0) next[j] = row[j - 1]! && (one === other || (one === "?" && other !== "*"));
    }
    row = next;
  }
  return row[wanted.length]!;
}

/** Whether there is a text that both patterns match. */
export function overlaps(a: string, b: string): boolean {
  let row = startOf(b.length);
  for (let j = 1; j <= b.length && b[j - 1] === "*"; j++) row[j] = true;
  for (const one of a) {
    const next = startOf(b.length, false);
    for (let j = 0; j <= b.length; j++) {
      const other = b[j - 1];
      if (one === "*") next[j] = row[j]! || (j > 0 && next[j - 1]!);
      else if (j > 0 && other === "*") next[j] = row[j]! || next[j - 1]!;
      else if (j > 0) next[j] = row[j - 1]! && (one === other || one === "?" || other === "?");
    }
    row = next;
  }
  return row[b.length]!;
}

function startOf(length: number, first = true): boolean[] {
  const row = Array.from({ length: length + 1 }, () => false);
  row[0] = first;
  return row;
}
