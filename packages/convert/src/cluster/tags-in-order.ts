import type { Assembly } from "@stowage/model";
import { tagLists } from "../import/app/shared-tags.js";
import type { Tag } from "../import/app/shared-tags.js";

/**
 * An Assembly that was read from AWS's answers, with its tags in the order in which an app writes them: first those that all of its resources have,
 * then their own, each by key. Tags are sets to AWS, and it answers them in any order.
 */
export function tagsInOrder(assembly: Assembly): Assembly {
  const [first = [], ...others] = tagLists(assembly);
  const shared = new Set(first.map(textOf).filter((tag) => others.every((list) => list.some((other) => textOf(other) === tag))));
  return ordered(assembly, (one, other) => {
    const place = Number(shared.has(textOf(other))) - Number(shared.has(textOf(one)));
    return place !== 0 ? place : textOf(one) < textOf(other) ? -1 : 1;
  });
}

/** A tag as ECS spells it, or as the other services do. */
type AnyTag = Tag & { readonly Key?: string | undefined; readonly Value?: string | undefined };

function textOf({ key, value, Key, Value }: AnyTag): string {
  return JSON.stringify([key ?? Key, value ?? Value ?? ""]);
}

function ordered<T>(value: T, compare: (one: AnyTag, other: AnyTag) => number): T {
  if (Array.isArray(value)) return value.map((item) => ordered(item as unknown, compare)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, member]: [string, unknown]) => [
    name,
    (name === "tags" || name === "Tags") && Array.isArray(member) ? (member as AnyTag[]).toSorted(compare) : ordered(member, compare),
  ]);
  return Object.fromEntries(entries) as T;
}
