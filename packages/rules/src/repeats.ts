/**
 * Whether an earlier item has the same value of this member. The lists of a definition are short, and looking back through one is cheaper
 * than remembering what was there.
 */
export function repeats<T>(items: readonly T[], index: number, member: keyof T): boolean {
  const value = items[index]![member];
  for (let before = 0; before < index; before++) if (items[before]![member] === value) return true;
  return false;
}
