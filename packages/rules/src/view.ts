import type { RequestTables, TypeRef } from "@stowage/model";
import { isObject } from "@stowage/model";

/**
 * A copy of an AWS request in which every member has the type of the model: nulls (AWS reads them as absent), unknown members and wrong
 * types are left out, and required members that lack are filled with an empty value of their type. Items of lists keep their index. A number, a
 * text or a switch of the wrong type is taken for what it would be in the right one, if that is plain: a rule is not to find that memory lacks
 * where `"memory": "512"` stands. What is left out, filled in or read so was reported as a finding about shape, so that rules can rely on types
 * and never crash.
 */
export function view<T>(schema: RequestTables, structure: string, value: unknown): T {
  return viewOf(schema, `@${structure}`, value) as T;
}

function viewOf(schema: RequestTables, ref: TypeRef, value: unknown): unknown {
  if (Array.isArray(ref)) {
    const item = ref[1] as TypeRef;
    if (ref[0] === "list")
      return Array.isArray(value) ? value.map((element) => viewOf(schema, item, element) ?? empty(schema, item)) : undefined;
    return isObject(value) ? viewMap(schema, item, value) : undefined;
  }
  const name = ref as string;
  if (name.startsWith("@")) return isObject(value) ? viewStructure(schema, name.slice(1), value) : undefined;
  if (name === "document") return value ?? undefined;
  if (name === "number") return typeof value === "string" && isNumber.test(value) ? Number(value) : ofType("number", value);
  if (name === "boolean") return value === "true" || value === "false" ? value === "true" : ofType("boolean", value);
  if (name === "timestamp" || name === "blob") return value ?? undefined;
  // No number is meant to be a word of an enum.
  const isText = name === "string" && (typeof value === "number" || typeof value === "boolean");
  return isText ? String(value) : ofType("string", value);
}

/** Of no more digits than a number keeps. */
const isNumber = /^-?\d{1,15}(\.\d{1,15})?$/;

function ofType(type: "boolean" | "number" | "string", value: unknown): unknown {
  return typeof value === type ? value : undefined;
}

function viewStructure(schema: RequestTables, name: string, value: Record<string, unknown>): Record<string, unknown> {
  const { members, required = [] } = schema.structures[name]!;
  const out: Record<string, unknown> = {};
  for (const member of Object.keys(value)) {
    const own = value[member];
    if (own === undefined || own === null || !Object.hasOwn(members, member)) continue;
    const seen = viewOf(schema, members[member]!, own);
    if (seen !== undefined) out[member] = seen;
  }
  for (const member of required) if (!Object.hasOwn(out, member)) out[member] = empty(schema, members[member]!);
  return out;
}

function viewMap(schema: RequestTables, item: TypeRef, value: Record<string, unknown>): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const [key, own] of Object.entries(value)) {
    const seen = viewOf(schema, item, own);
    if (seen !== undefined) entries.push([key, seen]);
  }
  return Object.fromEntries(entries);
}

function empty(schema: RequestTables, ref: TypeRef): unknown {
  if (Array.isArray(ref)) return ref[0] === "list" ? [] : {};
  const name = ref as string;
  if (name.startsWith("@")) return viewStructure(schema, name.slice(1), {});
  if (name === "number" || name === "timestamp") return 0;
  if (name === "boolean") return false;
  return name === "document" ? {} : "";
}
