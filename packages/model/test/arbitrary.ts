import * as fc from "fast-check";
import type { RequestTables, TypeRef } from "../src/schema.js";

/** Values that have the shape of a structure, as they travel over the wire: generated from the tables. */
export function arbitraryOf(schema: RequestTables, structure: string, depth = 0): fc.Arbitrary<Record<string, unknown>> {
  const { members, required = [], fractional = [], union } = schema.structures[structure]!;
  const names = Object.keys(members);
  const value = (name: string): fc.Arbitrary<unknown> => valueOf(schema, members[name]!, fractional.includes(name), depth + 1);
  if (union) return fc.constantFrom(...names).chain((name) => value(name).map((inner) => ({ [name]: inner })));
  const some = names.filter((name) => required.includes(name) || depth < 4);
  return fc
    .shuffledSubarray(
      some.filter((name) => !required.includes(name)),
      { maxLength: Math.min(6, some.filter((name) => !required.includes(name)).length) },
    )
    .chain((optional) => fc.record(Object.fromEntries([...required, ...optional].map((name) => [name, value(name)]))));
}

function valueOf(schema: RequestTables, ref: TypeRef, fraction: boolean, depth: number): fc.Arbitrary<unknown> {
  if (Array.isArray(ref)) {
    const inner = valueOf(schema, (ref as readonly [string, TypeRef])[1], fraction, depth);
    return ref[0] === "list" ? fc.array(inner, { maxLength: 2 }) : fc.dictionary(key, inner, { maxKeys: 2 });
  }
  const text = ref as string;
  if (text.startsWith("@")) return arbitraryOf(schema, text.slice(1), depth);
  if (text.startsWith("=")) return fc.constantFrom(...schema.enums[text.slice(1)]!);
  if (text === "number") return fraction ? fc.double({ noNaN: true, noDefaultInfinity: true }) : fc.integer();
  if (text === "boolean") return fc.boolean();
  return text === "document" ? fc.jsonValue() : text === "timestamp" ? fc.integer({ min: 0, max: 2 ** 31 }) : fc.string();
}

/** `__proto__` is a key of its own kind, which is tried apart. */
const key = fc.string().filter((text) => text !== "__proto__");

/** One change somewhere in a JSON value: a member taken out, added or replaced. */
export function mutated<T>(values: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc
    .tuple(values, fc.nat(), fc.constantFrom("remove", "add", "replace"), fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constant(null)), key)
    .map(([value, at, how, other, name]) => {
      const copy = structuredClone(value) as unknown;
      const places = placesOf(copy);
      const [holder, member] = places[at % Math.max(1, places.length)] ?? [];
      if (holder === undefined || member === undefined) return other;
      if (how === "remove") delete holder[member];
      else holder[how === "add" && !Array.isArray(holder) ? name : member] = other;
      return copy;
    });
}

/** Every place in a JSON value, as what holds it and its name there. */
export function placesOf(value: unknown): [holder: Record<string, unknown>, member: string][] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((member) => [[holder, member] as [Record<string, unknown>, string], ...placesOf(holder[member])]);
}
