import { isObject } from "@stowage/model";
import type { ServiceSchema, TypeRef } from "@stowage/model";

/** What a structure has a place for, of a value that may have more: an Update… or Modify… request of a Create… request. */
export function accepted<T>(schema: ServiceSchema, structure: string, value: T): Partial<T> {
  return keep(schema, `@${structure}`, value) as Partial<T>;
}

function keep(schema: ServiceSchema, ref: TypeRef, value: unknown): unknown {
  if (Array.isArray(value))
    return Array.isArray(ref) && ref[0] === "list" ? value.map((item) => keep(schema, ref[1] as TypeRef, item)) : value;
  if (!isObject(value) || typeof ref !== "string" || !ref.startsWith("@")) return value;
  const members = schema.structures[ref.slice(1)]!.members;
  const known = Object.entries(value).filter(([name]) => Object.hasOwn(members, name));
  return Object.fromEntries(known.map(([name, entry]) => [name, keep(schema, members[name]!, entry)]));
}
