/**
 * Compares things by a text of theirs. AWS promises no order of most lists that it answers, and a cluster that is imported twice shall give the same
 * text.
 */
export function byName<Member extends string>(
  member: Member,
): (a: { readonly [name in Member]?: string | undefined }, b: { readonly [name in Member]?: string | undefined }) => number {
  return ({ [member]: a = "" }, { [member]: b = "" }) => (a < b ? -1 : a > b ? 1 : 0);
}
