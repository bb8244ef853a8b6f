// Repairs that rules share: each is a rule's `fix`, or makes one.
import { pointer } from "../pointer.js";
import type { Segment } from "../pointer.js";
import type { RuleFix } from "../rule.js";
import { valueAt } from "./patch.js";

/** Removes what the finding is about. */
export const removeIt: RuleFix<unknown> = (subject, at) =>
  valueAt(subject, at) === undefined ? undefined : [{ op: "remove", path: pointer(at) }];

/** Removes the item of a list that the finding is about or within. */
export const removeItem: RuleFix<unknown> = (subject, at) => removeIt(subject, itemOf(at));

/** Removes an item of a list that is there a second time with all its members. One that differs has no single right answer. */
export const removeTwin: RuleFix<unknown> = (subject, at) => {
  const item = itemOf(at);
  const index = item.at(-1);
  const list = valueAt(subject, item.slice(0, -1));
  if (typeof index !== "number" || !Array.isArray(list)) return undefined;
  const isTwin = list.slice(0, index).some((other) => same(other, list[index]));
  return isTwin ? [{ op: "remove", path: pointer(item) }] : undefined;
};

/** Writes the one value that is right where the finding is. */
export function write(value: unknown): RuleFix<unknown> {
  return (subject, at) => [{ op: valueAt(subject, at) === undefined ? "add" : "replace", path: pointer(at), value }];
}

/** Writes one of the values that are taken, where what stands there differs from it in letter case or spaces around it alone. */
export function writeOneOf(...values: readonly string[]): RuleFix<unknown> {
  return (subject, at) => {
    const value = valueAt(subject, at);
    if (typeof value !== "string") return undefined;
    const meant = values.filter((known) => known.toLowerCase() === value.trim().toLowerCase());
    return meant.length === 1 ? write(meant[0])(subject, at) : undefined;
  };
}

/** Everything up to the last index of a list. */
function itemOf(at: readonly Segment[]): readonly Segment[] {
  return at.slice(0, at.findLastIndex((segment) => typeof segment === "number") + 1);
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
