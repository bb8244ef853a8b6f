import type { ServiceSchema, TypeRef } from "./schema.js";
import { isObject } from "./validation.js";

/**
 * The same request with its members in the order of AWS's model and the keys of its maps sorted, so that equal requests give equal bytes.
 * Members that the model does not know come last, sorted; undefined ones are dropped.
 */
export function orderRequest<T>(schema: ServiceSchema, structure: string, value: T): T {
  return order(schema, `@${structure}`, value) as T;
}

function order(schema: ServiceSchema, ref: TypeRef | undefined, value: unknown): unknown {
  if (Array.isArray(value)) {
    const item = Array.isArray(ref) && ref[0] === "list" ? (ref[1] as TypeRef) : undefined;
    return value.map((element) => order(schema, item, element));
  }
  if (!isObject(value)) return value;
  const structure = typeof ref === "string" && ref.startsWith("@") ? schema.structures[ref.slice(1)] : undefined;
  const item = Array.isArray(ref) && ref[0] === "map" ? (ref[1] as TypeRef) : undefined;
  const known = structure ? Object.keys(structure.members) : [];
  const rest = Object.keys(value)
    .filter((name) => !known.includes(name))
    .sort();
  // Object.fromEntries, since a label may be called `__proto__`.
  return Object.fromEntries(
    [...known, ...rest]
      .filter((name) => value[name] !== undefined)
      .map((name) => [name, order(schema, structure?.members[name] ?? item, value[name])]),
  );
}
