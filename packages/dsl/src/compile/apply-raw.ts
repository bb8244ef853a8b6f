import { escapePointer, isObject } from "@stowage/model";
import type { RawStep } from "../nodes.js";
import { note, placeAnew } from "./draft.js";
import type { Draft } from "./draft.js";

/** Lays what `raw()` said over a request, member by member; a member that it sets to undefined goes. */
export function applyRaw<R extends object>(draft: Draft, at: string, request: R, raw: readonly RawStep[]): R {
  let laid = request;
  for (const { fields, site } of raw) {
    // A function may change what it gets; the builder's values and the next compilation are not to see it.
    const given = (typeof fields === "function" ? fields(copyOf(laid) as never) : fields) as Readonly<Record<string, unknown>>;
    const fault = faultOf(given);
    if (fault !== undefined) {
      const message = `raw() was given ${fault.what}${typeof fields === "function" ? " by its function" : ""}, and ${fault.but}.`;
      note(draft, { rule: fault.rule, severity: "error", path: at, message, hint: fault.hint }, site);
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

/** Why a value cannot be laid over a request. */
function faultOf(given: unknown): Readonly<Record<"but" | "hint" | "rule" | "what", string>> | undefined {
  if (!isObject(given) || given instanceof Promise) {
    const hint = "Give it an object, or a function that returns one.";
    return { rule: "raw-no-object", what: nameOf(given), but: "lays the members of an object over a request", hint };
  }
  const what = strangeIn(given, "", []);
  const hint = "Give it texts, numbers, true and false, and lists and objects of these.";
  return what === undefined ? undefined : { rule: "raw-no-json", what, but: "a request is JSON", hint };
}

/** What in a value cannot be written as JSON, and where it stands. */
function strangeIn(value: unknown, at: string, around: readonly unknown[]): string | undefined {
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") return `${nameOf(value)} at ${at}`;
  if (typeof value !== "object" || value === null) return undefined;
  if (around.includes(value)) return `an object that is within itself at ${at}`;
  for (const [name, own] of Object.entries(value)) {
    const strange = strangeIn(own, `${at}/${escapePointer(name)}`, [...around, value]);
    if (strange !== undefined) return strange;
  }
  return undefined;
}

/** A copy down to the last list; whatever else there is stays, for the checks to find. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, own]) => [name, copyOf(own)])) : value;
}

function nameOf(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return "a list";
  return value instanceof Promise ? "a promise" : `a ${typeof value}`;
}
