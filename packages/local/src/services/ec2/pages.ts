import { page } from "../page.js";

/** Source: EC2 API, `MaxResults` (5 to 1000; everything unless it is said) and `NextToken`. Fewer than five are let through: our choice. */
const rules = { defaultSize: 1000, maxSize: 1000, badSize: "InvalidParameterValue", badToken: "InvalidNextToken" } as const;

/** One page of a list that is sorted by `id`. */
export function ec2Page<T>(
  items: readonly T[],
  id: (item: T) => string,
  { MaxResults, NextToken }: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
): { readonly items: readonly T[]; readonly NextToken: string | undefined } {
  const sorted = items.toSorted((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));
  const { items: some, nextToken } = page(sorted, id, { size: MaxResults, token: NextToken }, rules);
  return { items: some, NextToken: nextToken };
}
