import type * as z from "zod";
import type { Diagnostic } from "../diagnostic.js";
import { nearest } from "../nearest.js";
import { escapePointer } from "../validation.js";

/**
 * Reads an input of our own by its schema: the value, or what is wrong with it as diagnostics with JSON pointers.
 *
 * @example
 * const { value, diagnostics } = readInput(priceBookSchema, JSON.parse(text));
 */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): { value?: T; diagnostics: Diagnostic[] } {
  const result = schema.safeParse(input);
  if (result.success) return { value: result.data, diagnostics: [] };
  return { diagnostics: result.error.issues.flatMap((issue) => diagnosticsOf(schema, issue, input)) };
}

function diagnosticsOf(schema: z.ZodType, issue: z.core.$ZodIssue, input: unknown): Diagnostic[] {
  const path = issue.path.map((segment) => `/${escapePointer(typeof segment === "number" ? segment : String(segment))}`).join("");
  if (issue.code === "unrecognized_keys") {
    const known = fieldsAt(schema, issue.path);
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      return {
        rule: "unknown-field",
        severity: "error",
        path: `${path}/${escapePointer(key)}`,
        message: `"${key}" is not a field that is known here.`,
        hint: near ? `Did you mean "${near}"?` : `Remove it. The fields are: ${known.join(", ")}.`,
      };
    });
  }
  const missing = issue.code === "invalid_type" && valueAt(input, issue.path) === undefined;
  const rule = missing ? "missing-field" : issue.code === "invalid_type" ? "wrong-type" : "unknown-value";
  const message = missing ? `"${String(issue.path.at(-1) ?? "input")}" is missing.` : `${issue.message}.`.replace("..", ".");
  return [{ rule, severity: "error", path, message, hint: missing ? "Add it." : "Write a value as the message says." }];
}

/** The fields of the object that a schema has at a path. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const { type, ...def } = schema.def as { type: string } & Readonly<Record<string, unknown>>;
  if (type === "optional") return fieldsAt(def["innerType"] as z.ZodType, path);
  const [next, ...rest] = path;
  if (type === "object") {
    const shape = def["shape"] as Readonly<Record<string, z.ZodType>>;
    if (next === undefined) return Object.keys(shape);
    return shape[String(next)] ? fieldsAt(shape[String(next)]!, rest) : [];
  }
  const inner = type === "array" ? def["element"] : type === "record" ? def["valueType"] : undefined;
  return inner === undefined || next === undefined ? [] : fieldsAt(inner as z.ZodType, rest);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    input,
  );
}
