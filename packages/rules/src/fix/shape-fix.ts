import type { Diagnostic, RequestTables, TypeRef } from "@stowage/model";
import { isObject, pointerSegments } from "@stowage/model";
import { outputOnlyMembers } from "../described.js";
import { pointer } from "../pointer.js";
import { valueAt } from "./patch.js";
import type { PatchOperation } from "./patch.js";

/** A request of AWS as it is written, with the tables that describe it. */
export interface DescribedRequest {
  readonly schema: RequestTables;
  readonly structure: string;
  readonly value: unknown;
}

/**
 * How a finding about shape is put right: a field that is one edit away from the single one which is meant, an enum's value that is, and a
 * value that is of the right type but for its quotes. `path` is the finding's, below the request.
 */
export function fixShape(
  { rule }: Pick<Diagnostic, "rule">,
  path: string,
  request: DescribedRequest,
): readonly PatchOperation[] | undefined {
  const at = pointerSegments(path);
  const value = valueAt(request.value, at);
  if (rule === "unknown-field") return fixField(request, at);
  const ref = typeAt(request.schema, `@${request.structure}`, at);
  if (ref === undefined || value === undefined) return undefined;
  const meant =
    rule === "unknown-value" ? meantEnum(request.schema, ref, value) : rule === "wrong-type" ? meantValue(ref, value) : undefined;
  return meant === undefined ? undefined : [{ op: "replace", path, value: meant }];
}

function fixField({ schema, structure, value }: DescribedRequest, at: readonly string[]): readonly PatchOperation[] | undefined {
  const name = at.at(-1);
  const parent = at.slice(0, -1);
  const holder = valueAt(value, parent);
  const ref = typeAt(schema, `@${structure}`, parent);
  if (name === undefined || !isObject(holder) || typeof ref !== "string" || !ref.startsWith("@")) return undefined;
  const path = pointer(at);
  // What DescribeTaskDefinition answers beside the definition.
  if (structure === "RegisterTaskDefinitionRequest" && parent.length === 0 && outputOnlyMembers.includes(name))
    return [{ op: "remove", path }];
  const meant = single(name, Object.keys(schema.structures[ref.slice(1)]?.members ?? {}));
  if (meant === undefined || Object.hasOwn(holder, meant)) return undefined;
  return [{ op: "move", from: path, path: pointer([...parent, meant]) }];
}

function meantEnum(schema: RequestTables, ref: TypeRef, value: unknown): string | undefined {
  if (typeof value !== "string" || typeof ref !== "string" || !ref.startsWith("=")) return undefined;
  return single(value, schema.enums[ref.slice(1)] ?? []);
}

/** The same value in the type that is asked for; undefined where it could be another one. */
function meantValue(ref: TypeRef, value: unknown): unknown {
  if (Array.isArray(ref)) return undefined;
  const type = ref as string;
  if (type === "string" || type.startsWith("=")) return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
  if (typeof value !== "string") return undefined;
  if (type === "number") return /^-?(?:0|[1-9]\d{0,14})$/.test(value) ? Number(value) : undefined;
  if (type === "boolean") return /^(?:true|false)$/i.test(value) ? value.toLowerCase() === "true" : undefined;
  return undefined;
}

/** What AWS's model says stands at a place. */
function typeAt(schema: RequestTables, ref: TypeRef | undefined, at: readonly string[]): TypeRef | undefined {
  const [first, ...rest] = at;
  if (first === undefined || ref === undefined) return ref;
  if (Array.isArray(ref)) return typeAt(schema, ref[1] as TypeRef, rest);
  const members = (ref as string).startsWith("@") ? schema.structures[(ref as string).slice(1)]?.members : undefined;
  return members && Object.hasOwn(members, first) ? typeAt(schema, members[first], rest) : undefined;
}

/** The only candidate that is the same but for letter case, hyphens and underscores, or else the only one at one edit's distance. */
function single(name: string, candidates: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_ ]/g, "");
  const same = candidates.filter((candidate) => plain(candidate) === plain(name));
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const near = candidates.filter((candidate) => isOneEdit(candidate.toLowerCase(), name.toLowerCase()));
  return near.length === 1 ? near[0] : undefined;
}

/** Whether one letter is put in, left out, changed, or swapped with its neighbour. Short words are one edit from everything: not they. */
function isOneEdit(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 3 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (text: string, from: number): string => text.slice(from);
  if (a.length !== b.length) return a.length > b.length ? rest(a, start + 1) === rest(b, start) : rest(a, start) === rest(b, start + 1);
  const swapped = a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, start + 2) === rest(b, start + 2);
  return start < a.length && (swapped || rest(a, start + 1) === rest(b, start + 1));
}
