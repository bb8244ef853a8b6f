// What the generated validators are made of. A member that is null or undefined is absent, as AWS reads it; an element of a list or a map
// is not. Paths are put together only where something is wrong, and the code is short, since it is loaded by every command.
import { isObject, missing, prefix, unknownField, unknownValue, wrongType } from "./validation.js";
import type { Issue } from "./validation.js";

/** Looks at a value and reports what is wrong with it, with paths that start at the value. */
export type Check = (value: unknown, out: Issue[]) => void;

const expected = {
  text: "a string",
  whole: "a whole number",
  fraction: "a number",
  flag: "true or false",
  time: "a time in seconds since 1970",
} as const;

/** The value as an object that has no other fields than these. */
export function fields(out: Issue[], value: unknown, known: readonly string[]): Record<string, unknown> | undefined {
  if (!isObject(value)) {
    wrongType(out, "", "an object", value);
    return undefined;
  }
  for (const key in value) if (!known.includes(key)) unknownField(out, key, known);
  return value;
}

export function need(out: Issue[], value: unknown, name: string): void {
  if (value === undefined || value === null) missing(out, name);
}

export function text(out: Issue[], value: unknown, at: string): void {
  if (typeof value !== "string" && value !== undefined && value !== null) wrongType(out, at, expected.text, value);
}

export function whole(out: Issue[], value: unknown, at: string): void {
  if (!Number.isInteger(value) && value !== undefined && value !== null) wrongType(out, at, expected.whole, value);
}

export function fraction(out: Issue[], value: unknown, at: string): void {
  if (!Number.isFinite(value) && value !== undefined && value !== null) wrongType(out, at, expected.fraction, value);
}

export function flag(out: Issue[], value: unknown, at: string): void {
  if (typeof value !== "boolean" && value !== undefined && value !== null) wrongType(out, at, expected.flag, value);
}

/** On the wire a time is a number; in a program it is a Date. */
export function time(out: Issue[], value: unknown, at: string): void {
  if (typeof value === "number" || value instanceof Date || value === undefined || value === null) return;
  wrongType(out, at, expected.time, value);
}

export function oneOf(out: Issue[], value: unknown, at: string, allowed: readonly string[]): void {
  if (value !== undefined && value !== null && !allowed.includes(value as string)) unknownValue(out, at, value, allowed);
}

export function part(out: Issue[], value: unknown, at: string, check: Check): void {
  if (value === undefined || value === null) return;
  const from = out.length;
  check(value, out);
  prefix(out, from, at);
}

export function list(out: Issue[], value: unknown, at: string, check: Check): void {
  if (value === undefined || value === null) return;
  if (!Array.isArray(value)) return wrongType(out, at, "a list", value);
  for (let i = 0; i < value.length; i++) {
    const from = out.length;
    check(value[i], out);
    prefix(out, from, at, i);
  }
}

export function map(out: Issue[], value: unknown, at: string, check: Check): void {
  if (value === undefined || value === null) return;
  if (!isObject(value)) return wrongType(out, at, "an object", value);
  for (const key of Object.keys(value)) {
    const from = out.length;
    check(value[key], out);
    prefix(out, from, at, key);
  }
}

/** A union holds exactly one of its members. */
export function exactlyOne(out: Issue[], value: Record<string, unknown>, members: readonly string[]): void {
  const present = Object.keys(value).filter((name) => value[name] !== null && value[name] !== undefined);
  if (present.length === 1 || present.some((name) => !members.includes(name))) return;
  out.push({
    code: present.length === 0 ? "missing-field" : "wrong-type",
    path: "",
    message: `Exactly one of ${members.join(", ")} is to be given, but there ${present.length === 0 ? "is none" : `are ${present.join(", ")}`}.`,
    hint: present.length === 0 ? `Add ${members.length === 1 ? `"${members[0]}"` : "one of them"}.` : "Keep one of them.",
  });
}

export const eachText: Check = strict(text, expected.text);
export const eachWhole: Check = strict(whole, expected.whole);
export const eachFraction: Check = strict(fraction, expected.fraction);

export function eachOf(allowed: readonly string[]): Check {
  return (value, out) => {
    if (!allowed.includes(value as string)) unknownValue(out, "", value, allowed);
  };
}

function strict(check: (out: Issue[], value: unknown, at: string) => void, what: string): Check {
  return (value, out) => {
    if (value === undefined || value === null) wrongType(out, "", what, value);
    else check(out, value, "");
  };
}
