import type { ServiceSchema, StructureSchema, TypeRef } from "./schema.js";
import { isObject } from "./validation.js";

/**
 * The same request with its members in the order of AWS's model and the keys of its maps sorted, so that equal requests give equal bytes.
 * Members that the model does not know come last, sorted; undefined ones are dropped.
 */
export function orderRequest<T>(schema: ServiceSchema, structure: string, value: T): T {
  return order(schema, `@${structure}`, value) as T;
}

/** Whether `orderRequest` would change nothing. */
export function isOrdered(schema: ServiceSchema, structure: string, value: unknown): boolean {
  return ordered(schema, `@${structure}`, value);
}

function order(schema: ServiceSchema, ref: TypeRef | undefined, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const item = itemOf(ref, "list");
    return value.map((element) => order(schema, item, element));
  }
  if (!isObject(value)) return value;
  const structure = structureOf(schema, ref);
  const item = itemOf(ref, "map");
  const out: Record<string, unknown> = {};
  for (const name of structure ? inRank(Object.keys(value), structure) : Object.keys(value).sort()) {
    const own = value[name];
    if (own === undefined) continue;
    const sorted = typeof own === "object" ? order(schema, structure?.members[name] ?? item, own) : own;
    // A label may be called `__proto__`.
    if (name === "__proto__") Object.defineProperty(out, name, { value: sorted, enumerable: true, configurable: true, writable: true });
    else out[name] = sorted;
  }
  return out;
}

function ordered(schema: ServiceSchema, ref: TypeRef | undefined, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value !== undefined;
  if (Array.isArray(value)) {
    const item = itemOf(ref, "list");
    return value.every((element) => ordered(schema, item, element));
  }
  if (!isObject(value)) return true;
  const structure = structureOf(schema, ref);
  const ranks = structure && knownOf(structure).ranks;
  const item = itemOf(ref, "map");
  let last = -1;
  let before: string | undefined;
  for (const name in value) {
    const rank = ranks === undefined ? 0 : (ranks.get(name) ?? ranks.size);
    // Members that the model does not know are sorted among themselves, and so are the keys of a map.
    const sorted = rank > last || (rank === last && before! < name && rank === (ranks?.size ?? 0));
    if (!sorted || !ordered(schema, structure?.members[name] ?? item, value[name])) return false;
    last = rank;
    before = name;
  }
  return true;
}

function structureOf(schema: ServiceSchema, ref: TypeRef | undefined): StructureSchema | undefined {
  return typeof ref === "string" && ref.startsWith("@") ? schema.structures[ref.slice(1)] : undefined;
}

function itemOf(ref: TypeRef | undefined, of: "list" | "map"): TypeRef | undefined {
  return Array.isArray(ref) && ref[0] === of ? (ref[1] as TypeRef) : undefined;
}

interface Known {
  /** Where each member stands. */
  readonly ranks: ReadonlyMap<string, number>;
  /** The members that a value had last, and the same in order: the values of an application are much alike. */
  names: readonly string[];
  inOrder: readonly string[];
}

const known = new WeakMap<StructureSchema, Known>();

/** Worked out once for each structure: there are few of them and many requests. */
function knownOf(structure: StructureSchema): Known {
  let found = known.get(structure);
  if (!found) {
    const ranks = new Map(Object.keys(structure.members).map((name, index) => [name, index]));
    known.set(structure, (found = { ranks, names: [], inOrder: [] }));
  }
  return found;
}

function inRank(names: string[], structure: StructureSchema): readonly string[] {
  const found = knownOf(structure);
  if (isSame(found.names, names)) return found.inOrder;
  const { ranks } = found;
  const unknown = ranks.size;
  found.names = names;
  found.inOrder = names.toSorted((a, b) => (ranks.get(a) ?? unknown) - (ranks.get(b) ?? unknown) || (a < b ? -1 : 1));
  return found.inOrder;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}
