import { page, type Page, type PageRules } from "../page.js";

/** Every list gives 50 items unless asked for fewer. Source: its API Reference, members `MaxResults`; 2026-08. */
const rules: PageRules = { defaultSize: 50, maxSize: 50, badSize: "ValidationException", badToken: "InvalidNextTokenException" };

/** One page, with the token under the name that Application Auto Scaling gives it. */
export function scalingPage<T>(
  sorted: readonly T[],
  id: (item: T) => string,
  input: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
): { readonly items: Page<T>["items"]; readonly rest: { readonly NextToken?: string } } {
  const { items, nextToken } = page(sorted, id, { size: input.MaxResults, token: input.NextToken }, rules);
  return { items, rest: nextToken === undefined ? {} : { NextToken: nextToken } };
}
