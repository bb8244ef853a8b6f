import type { ServiceSchema, StructureSchema, TypeRef } from "./schema.js";
import { isObject } from "./validation.js";

/**
 * The same request with its members in the order of AWS's model and the keys of its maps sorted, so that equal requests give equal bytes.
 * Members that the model does not know come last, sorted; undefined ones are dropped.
 */
export function orderRequest<T>(schema: ServiceSchema, structure: string, value: T): T {
  return order(schema, `@${structure}`, value) as T;
}

function order(schema: ServiceSchema, ref: TypeRef | undefined, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const item = Array.isArray(ref) && ref[0] === "list" ? (ref[1] as TypeRef) : undefined;
    return value.map((element) => order(schema, item, element));
  }
  if (!isObject(value)) return value;
  const structure = typeof ref === "string" && ref.startsWith("@") ? schema.structures[ref.slice(1)] : undefined;
  const item = Array.isArray(ref) && ref[0] === "map" ? (ref[1] as TypeRef) : undefined;
  const out: Record<string, unknown> = {};
  for (const name of structure ? inRank(Object.keys(value), ranksOf(structure)) : Object.keys(value).sort()) {
    const own = value[name];
    if (own === undefined) continue;
    const ordered = typeof own === "object" ? order(schema, structure?.members[name] ?? item, own) : own;
    // A label may be called `__proto__`.
    if (name === "__proto__") Object.defineProperty(out, name, { value: ordered, enumerable: true, configurable: true, writable: true });
    else out[name] = ordered;
  }
  return out;
}

const known = new WeakMap<StructureSchema, ReadonlyMap<string, number>>();

/** Where each member stands in a structure, worked out once for each: there are few structures and many requests. */
function ranksOf(structure: StructureSchema): ReadonlyMap<string, number> {
  let ranks = known.get(structure);
  if (!ranks) known.set(structure, (ranks = new Map(Object.keys(structure.members).map((name, index) => [name, index]))));
  return ranks;
}

/** Sorted in place; requests are mostly written in order already, and then nothing has to be done. */
function inRank(names: string[], ranks: ReadonlyMap<string, number>): string[] {
  const unknown = ranks.size;
  let last = -1;
  for (const name of names) {
    const rank = ranks.get(name) ?? unknown;
    if (rank <= last) return names.sort((a, b) => (ranks.get(a) ?? unknown) - (ranks.get(b) ?? unknown) || (a < b ? -1 : 1));
    last = rank;
  }
  return names;
}
