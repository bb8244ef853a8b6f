import { isObject } from "@stowage/model";
import type { ServiceSchema, TypeRef } from "@stowage/model";

/** A described value as the request of this structure: members that only an answer has are left out, at every depth; times are numbers. */
export function knownMembers<T>(schema: ServiceSchema, structure: string, value: object): T {
  return known(schema, `@${structure}`, value) as T;
}

function known(schema: ServiceSchema, ref: TypeRef, value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(ref)) {
    const item = ref[1] as TypeRef;
    if (Array.isArray(value)) return value.map((element) => known(schema, item, element));
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, known(schema, item, entry)])) : value;
  }
  const members = typeof ref === "string" && ref.startsWith("@") ? schema.structures[ref.slice(1)]?.members : undefined;
  if (members === undefined || !isObject(value)) return value;
  const kept = Object.entries(value).filter(([name, member]) => member !== undefined && Object.hasOwn(members, name));
  return Object.fromEntries(kept.map(([name, member]) => [name, known(schema, members[name]!, member)]));
}
