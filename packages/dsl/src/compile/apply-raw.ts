import { escapePointer, isObject } from "@stowage/model";
import type { RawStep } from "../nodes.js";
import { note, placeAnew } from "./draft.js";
import type { Draft } from "./draft.js";

/** Lays what `raw()` said over a request, member by member; a member that it sets to undefined goes. */
export function applyRaw<R extends object>(draft: Draft, at: string, request: R, raw: readonly RawStep[]): R {
  let laid = request;
  for (const { fields, site } of raw) {
    // A function may change what it gets; the builder's values and the next compilation are not to see it.
    const given: unknown = typeof fields === "function" ? fields(structuredClone(laid) as never) : fields;
    if (!isObject(given) || given instanceof Promise) {
      const message = `raw() was given ${nameOf(given)}${typeof fields === "function" ? " by its function" : ""}, and lays the members of an object over a request.`;
      const hint = "Give it an object, or a function that returns one.";
      note(draft, { rule: "raw-no-object", severity: "error", path: at, message, hint }, site);
      continue;
    }
    for (const member of Object.keys(given)) {
      // What a function hands back as it was, others wrote.
      const asBefore = typeof fields === "function" && JSON.stringify(given[member]) === JSON.stringify(laid[member as keyof R]);
      if (!asBefore) placeAnew(draft, `${at}/${escapePointer(member)}`, site);
    }
    laid = Object.fromEntries(Object.entries({ ...laid, ...given }).filter(([, value]) => value !== undefined)) as R;
  }
  return laid;
}

function nameOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "a list";
  return value instanceof Promise ? "a promise" : `a ${typeof value}`;
}
