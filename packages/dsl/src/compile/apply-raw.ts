import { escapePointer, isObject } from "@stowage/model";
import type { RawStep } from "../nodes.js";
import { note, placeAnew } from "./draft.js";
import type { Draft } from "./draft.js";

/** Lays what `raw()` said over a request, member by member; a member that it sets to undefined goes. */
export function applyRaw<R extends object>(draft: Draft, at: string, request: R, raw: readonly RawStep[]): R {
  let laid = request;
  for (const { fields, site } of raw) {
    const given: unknown = typeof fields === "function" ? fields(laid as never) : fields;
    if (!isObject(given) || given instanceof Promise) {
      const message = `raw() was given ${nameOf(given)}${typeof fields === "function" ? " by its function" : ""}, and lays the members of an object over a request.`;
      const hint = "Give it an object, or a function that returns one.";
      note(draft, { rule: "raw-no-object", severity: "error", path: at, message, hint }, site);
      continue;
    }
    // What a function hands back as it got it was written by others.
    const changed = Object.keys(given).filter((member) => given[member] !== laid[member as keyof R]);
    laid = Object.fromEntries(Object.entries({ ...laid, ...given }).filter(([, value]) => value !== undefined)) as R;
    for (const member of changed) placeAnew(draft, `${at}/${escapePointer(member)}`, site);
  }
  return laid;
}

function nameOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "a list";
  return value instanceof Promise ? "a promise" : `a ${typeof value}`;
}
