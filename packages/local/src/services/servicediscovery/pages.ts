import { page, type Page, type PageRules } from "../page.js";

/** Every list of Cloud Map gives 100 items unless asked for fewer. Source: its API Reference, members `MaxResults`. */
const rules: PageRules = { defaultSize: 100, maxSize: 100, badSize: "InvalidInput", badToken: "InvalidInput" };

/** One page, with the token under the name that Cloud Map gives it. */
export function discoveryPage<T>(
  sorted: readonly T[],
  id: (item: T) => string,
  input: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
): { readonly items: Page<T>["items"]; readonly rest: { readonly NextToken?: string } } {
  const { items, nextToken } = page(sorted, id, { size: input.MaxResults, token: input.NextToken }, rules);
  return { items, rest: nextToken === undefined ? {} : { NextToken: nextToken } };
}
