import { page, type Page } from "../page.js";

/** Source: ELB API, the members `PageSize` (1 to 400) and `Marker`. The exceptions are not documented: our choice. */
const rules = { defaultSize: 400, maxSize: 400, badSize: "ValidationError", badToken: "ValidationError" } as const;

/** One page of a list that is sorted by `id`. */
export function elbPage<T>(
  sorted: readonly T[],
  id: (item: T) => string,
  { Marker, PageSize }: { readonly Marker?: string | undefined; readonly PageSize?: number | undefined },
): { readonly items: Page<T>["items"]; readonly NextMarker: string | undefined } {
  const { items, nextToken } = page(sorted, id, { size: PageSize, token: Marker }, rules);
  return { items, NextMarker: nextToken };
}
