import { nearest } from "./nearest.js";

/** Something that does not have the shape AWS's model asks for. */
export interface Issue {
  readonly code: "missing-field" | "unknown-field" | "unknown-value" | "wrong-type";
  /** JSON pointer from the validated value. */
  path: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

/**
 * Whether a value of JSON is an object: neither null nor a list.
 *
 * @example
 * isObject(JSON.parse("[1]")); // false
 */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Puts `at` (and a list's index or a map's key) before the paths of the issues found since there were `from`. */
export function prefix(out: Issue[], from: number, at: string, key?: string | number): void {
  if (out.length === from) return;
  const before = key === undefined ? at : `${at}/${escapePointer(key)}`;
  for (let i = from; i < out.length; i++) out[i]!.path = before + out[i]!.path;
}

export function missing(out: Issue[], name: string): void {
  out.push({ code: "missing-field", path: `/${name}`, message: `"${name}" is missing.`, hint: `Add "${name}".` });
}

export function wrongType(out: Issue[], at: string, expected: string, value: unknown): void {
  out.push({
    code: "wrong-type",
    path: at,
    message: `This must be ${expected}, but it is ${describe(value)}.`,
    hint: `Write ${expected}.`,
  });
}

export function unknownValue(out: Issue[], at: string, value: unknown, names: readonly string[]): void {
  if (typeof value !== "string") return wrongType(out, at, "a string", value);
  const near = nearest(value, names);
  const list = names.length > 12 ? `${names.slice(0, 12).join(", ")}, …` : names.join(", ");
  out.push({
    code: "unknown-value",
    path: at,
    message: `"${value}" is not one of the values that AWS accepts here.`,
    hint: near ? `Did you mean "${near}"?` : `Write one of: ${list}.`,
  });
}

export function unknownField(out: Issue[], name: string, known: readonly string[]): void {
  const near = nearest(name, known);
  out.push({
    code: "unknown-field",
    path: `/${escapePointer(name)}`,
    message: `"${name}" is not a field that AWS knows here.`,
    hint: near ? `Did you mean "${near}"?` : `Remove it. The fields are: ${known.join(", ")}.`,
  });
}

/**
 * Escapes one segment of a JSON pointer (RFC 6901).
 *
 * @example
 * escapePointer("main/web"); // "main~1web"
 */
export function escapePointer(segment: string | number): string {
  if (typeof segment === "number") return String(segment);
  return segment.includes("/") || segment.includes("~") ? segment.replaceAll("~", "~0").replaceAll("/", "~1") : segment;
}

/**
 * What a segment of a JSON pointer (RFC 6901) stands for.
 *
 * @example
 * unescapePointer("main~1web"); // "main/web"
 */
export function unescapePointer(segment: string): string {
  return segment.includes("~") ? segment.replaceAll("~1", "/").replaceAll("~0", "~") : segment;
}

/**
 * The segments of a JSON pointer (RFC 6901), none for the empty one; indexes of lists are text like names.
 *
 * @example
 * pointerSegments("/services/main~1web/tags/0"); // ["services", "main/web", "tags", "0"]
 */
export function pointerSegments(pointer: string): string[] {
  const segments: string[] = [];
  for (let slash = pointer.indexOf("/"); slash !== -1;) {
    const next = pointer.indexOf("/", slash + 1);
    segments.push(unescapePointer(pointer.slice(slash + 1, next === -1 ? undefined : next)));
    slash = next;
  }
  return segments;
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return value.length > 40 ? `the string "${value.slice(0, 40)}…"` : `the string "${value}"`;
  return `${typeof value === "number" ? "the number " : ""}${String(value)}`;
}
