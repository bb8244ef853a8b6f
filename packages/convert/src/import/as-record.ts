/**
 * A list of pairs as an object, if that gives the list back: each item has these two members and no other, no name stands twice, and none
 * of them is a number, which an object would put first.
 */
export function asRecord(
  list: readonly object[],
  nameMember: string,
  valueMember: string,
): { readonly [name: string]: string } | undefined {
  const pairs = asPairs(list, nameMember, valueMember);
  if (pairs === undefined || pairs.some(([name]) => keepsNoPlace(name))) return undefined;
  return Object.fromEntries(pairs);
}

/** A list of pairs, if each item has these two members and no other, and no name stands twice. */
export function asPairs(
  list: readonly object[],
  nameMember: string,
  valueMember: string,
): readonly (readonly [name: string, value: string])[] | undefined {
  const pairs: [string, string][] = [];
  const names = new Set<string>();
  for (const item of list as readonly Readonly<Record<string, unknown>>[]) {
    const name = item[nameMember];
    const value = item[valueMember];
    if (typeof name !== "string" || typeof value !== "string" || names.has(name) || !hasOnly(item, [nameMember, valueMember]))
      return undefined;
    names.add(name);
    pairs.push([name, value]);
  }
  return pairs;
}

/** Whether an object has no other members than these. */
export function hasOnly(value: object, members: readonly string[]): boolean {
  return Object.keys(value).every((member) => members.includes(member));
}

function keepsNoPlace(name: string): boolean {
  return /^\d+$/.test(name) || name === "__proto__";
}
