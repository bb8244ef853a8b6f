import { isObject } from "@stowage/model";
import type { ServiceSchema, TypeRef } from "@stowage/model";
import { byName } from "./by-name.js";

/**
 * A described value as the request of this structure: members that only an answer has are left out, at every depth, and so are tags that AWS
 * gives of itself (a stack's name), which no request may have; times are numbers. Members stand in the model's order, and what is a set or a map to AWS in one order, whatever order the answer has.
 */
export function knownMembers<T>(schema: ServiceSchema, structure: string, value: object): T {
  return known(schema, `@${structure}`, value) as T;
}

/** Lists that are sets, and the member that tells their items apart; none if they are texts. Tags have an order of their own: tagsInOrder. */
const sets: { readonly [member: string]: "name" | "namespace" | undefined } = {
  alarmNames: undefined,
  capacityProviders: undefined,
  environment: "name",
  secretOptions: "name",
  secrets: "name",
  securityGroups: undefined,
  subnets: undefined,
  systemControls: "namespace",
  ulimits: "name",
};

function known(schema: ServiceSchema, ref: TypeRef, value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(ref)) {
    const item = ref[1] as TypeRef;
    if (Array.isArray(value)) return value.filter((element) => !isTagOfAws(item, element)).map((element) => known(schema, item, element));
    if (!isObject(value)) return value;
    const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(entries.map(([key, entry]) => [key, known(schema, item, entry)]));
  }
  const members = typeof ref === "string" && ref.startsWith("@") ? schema.structures[ref.slice(1)]?.members : undefined;
  if (members === undefined || !isObject(value)) return value;
  const kept = Object.entries(members).filter(([name]) => Object.hasOwn(value, name) && value[name] !== undefined);
  return Object.fromEntries(kept.map(([name, member]) => [name, inOneOrder(name, known(schema, member, value[name]))]));
}

function isTagOfAws(ref: TypeRef, value: unknown): boolean {
  return ref === "@Tag" && isObject(value) && /^aws:/i.test(String(value["key"] ?? value["Key"]));
}

function inOneOrder(member: string, value: unknown): unknown {
  if (!Array.isArray(value) || !Object.hasOwn(sets, member)) return value;
  const by = sets[member];
  return by === undefined ? value.toSorted() : value.toSorted(byName(by));
}
