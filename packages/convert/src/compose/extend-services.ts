import { escapePointer, isObject } from "@stowage/model";
import { noteIncomplete } from "../import/note.js";
import type { Notes } from "../import/note.js";
import { pairsOf, textOf } from "./conversion.js";

type Values = Readonly<Record<string, unknown>>;

/** The services of a file, each with what it extends merged in. What it extends in another file is noted. */
export function extendServices(services: Values, notes: Notes): Values {
  const extended = (name: string, waiting: readonly string[]): unknown => {
    const own = services[name];
    if (!isObject(own) || own["extends"] === undefined || own["extends"] === null) return own;
    const { extends: reference, ...rest } = own;
    const base = textOf(isObject(reference) ? reference["service"] : reference) ?? "";
    const file = isObject(reference) ? textOf(reference["file"]) : undefined;
    const path = `/services/${escapePointer(name)}/extends`;
    const circle = base === name || waiting.includes(base);
    if (file === undefined && isObject(services[base]) && !circle) return merged(extended(base, [...waiting, name]), rest, "");
    // What is on the way to another service is noted where that one stands.
    if (waiting.length > 0 && !circle) return rest;
    if (file !== undefined) noteIncomplete(notes, path, `It extends "${base}" of ${file}, another file.`, writtenOut);
    else if (circle) noteIncomplete(notes, path, "It extends itself, in a circle.", "Let one of the circle stand alone.");
    else noteIncomplete(notes, path, `There is no service "${base}" to extend.`, "Name one of the file's services.");
    return rest;
  };
  return Object.fromEntries(Object.keys(services).map((name) => [name, extended(name, [])]));
}

/** Compose itself can say what its files come to. */
export const writtenOut = "`docker compose config` writes out what the files come to: import that.";

/** Compose takes these whole from the service that extends. Source: Compose Specification, "Merge", read 2026-11; as all below. */
const whole: readonly string[] = ["/command", "/entrypoint", "/healthcheck/test"];

/** Written as a map or as a list of `NAME=VALUE`. */
const pairs: readonly string[] = ["/annotations", "/environment", "/labels", "/sysctls"];

/** Written as a map or as a list of names. */
const named: readonly string[] = ["/depends_on", "/networks"];

/** What an item is known by in a list in which each stands once. */
const keys: { readonly [path: string]: (item: unknown) => unknown } = {
  "/configs": targetOf,
  "/secrets": targetOf,
  "/volumes": (item) => (isObject(item) ? item["target"] : String(item).split(":").slice(0, 2).at(-1)),
};

/** Maps are merged, lists go on, all else is taken from the service that extends. */
function merged(base: unknown, own: unknown, path: string): unknown {
  if (own === undefined || own === null) return base;
  if (base === undefined || base === null || whole.includes(path)) return own;
  const [before, after] = [base, own].map((value) => asMap(value, path)) as [unknown, unknown];
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return Object.fromEntries(names.map((name) => [name, merged(before[name], after[name], `${path}/${name}`)]));
  }
  if (!Array.isArray(before) || !Array.isArray(after)) return own;
  const key = keys[path] ?? ((item: unknown): unknown => JSON.stringify(item));
  const replaced = new Set(after.map(key));
  return [...before.filter((item) => !replaced.has(key(item))), ...after];
}

function asMap(value: unknown, path: string): unknown {
  if (!Array.isArray(value)) return value;
  if (pairs.includes(path)) return Object.fromEntries((pairsOf(value) ?? []).map(([name, text]) => [name, text ?? null]));
  return named.includes(path) ? Object.fromEntries(value.map((name) => [String(name), null])) : value;
}

function targetOf(item: unknown): unknown {
  return isObject(item) ? (item["target"] ?? item["source"]) : item;
}
