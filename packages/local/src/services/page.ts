import { AwsException } from "./aws-exception.js";

/** How a list is cut: AWS's default and greatest page size, and its exceptions for a size or a token that is wrong. */
export interface PageRules {
  readonly defaultSize: number;
  readonly maxSize: number;
  readonly badSize: string;
  readonly badToken: string;
}

/** The members by which a request asks for a page, whatever their names. */
export interface PageRequest {
  readonly size: number | undefined;
  readonly token: string | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Absent at the end. */
  readonly nextToken?: string;
}

/**
 * One page of a list that is sorted by `id`. The token holds the last id that was given, so a list that changes between two pages
 * neither repeats nor skips what stays.
 *
 * @throws {AwsException} for a size out of range or a token that is not one of this list's.
 * @example
 * const { items, nextToken } = page(arns, (arn) => arn, { size: input.maxResults, token: input.nextToken }, rules);
 */
export function page<T>(sorted: readonly T[], id: (item: T) => string, request: PageRequest, rules: PageRules): Page<T> {
  const { size, after } = readRequest(request, rules);
  const start = after === undefined ? 0 : startAfter(sorted, id, after);
  return cut(sorted.slice(start, start + size + 1), id, size);
}

/**
 * The same of a list that is read from where the page begins and no further than it goes. `read` gives the entries whose keys are not less than
 * `from`, in order; those that `wanted` is true of are the list.
 */
export function pageOf<T>(
  read: (from: string) => Iterable<readonly [key: string, value: T]>,
  wanted: (key: string, value: T) => boolean,
  request: PageRequest,
  rules: PageRules,
): Page<readonly [key: string, value: T]> {
  const { size, after = "" } = readRequest(request, rules);
  const items: (readonly [string, T])[] = [];
  for (const entry of read(after)) {
    if (entry[0] === after || !wanted(...entry)) continue;
    items.push(entry);
    if (items.length > size) break;
  }
  return cut(items, ([key]) => key, size);
}

/** The page rules of most lists of Amazon ECS. Source: the members `maxResults` of its API Reference. */
export function ecsPage(defaultSize: number, maxSize: number): PageRules {
  // AWS documents neither the exception's text for a bad token nor for a bad size.
  return { defaultSize, maxSize, badSize: "InvalidParameterException", badToken: "InvalidParameterException" };
}

function readRequest({ size: asked, token }: PageRequest, rules: PageRules): { readonly size: number; readonly after: string | undefined } {
  const size = asked ?? rules.defaultSize;
  if (!Number.isInteger(size) || size < 1 || size > rules.maxSize) {
    throw new AwsException(rules.badSize, `The page size must be a whole number from 1 to ${rules.maxSize}, but it is ${size}.`);
  }
  return { size, after: token === undefined ? undefined : readToken(token, rules) };
}

/** @param items One more than the page has, if there are more. */
function cut<T>(items: readonly T[], id: (item: T) => string, size: number): Page<T> {
  if (items.length <= size) return { items };
  return { items: items.slice(0, size), nextToken: writeToken(id(items[size - 1]!)) };
}

/** The first place whose id is beyond `after`, by halving. The order is the list's own: ascending, or descending if its ends say so. */
function startAfter<T>(sorted: readonly T[], id: (item: T) => string, after: string): number {
  const descending = sorted.length > 1 && id(sorted[0]!) > id(sorted.at(-1)!);
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const here = id(sorted[middle]!);
    if (descending ? here >= after : here <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

const mark = "stowage:";

function writeToken(id: string): string {
  return Buffer.from(mark + id).toString("base64url");
}

function readToken(token: string, rules: PageRules): string {
  const text = Buffer.from(token, "base64url").toString();
  if (!text.startsWith(mark)) throw new AwsException(rules.badToken, "Invalid token.");
  return text.slice(mark.length);
}
