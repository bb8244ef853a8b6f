import type { ServiceSchema, TypeRef } from "@stowage/model";
import fc from "fast-check";

/** Texts by the member that holds them, few enough that parts of a request refer to each other. */
export interface Vocabulary {
  readonly [member: string]: readonly string[];
}

/** Requests of an AWS service, from its tables: any members, values of the right types. */
export function arbitraryRequest(schema: ServiceSchema, structure: string, vocabulary: Vocabulary): fc.Arbitrary<Record<string, unknown>> {
  const arbitraryOf = (ref: TypeRef, member: string, depth: number): fc.Arbitrary<unknown> => {
    if (Array.isArray(ref)) {
      const item = arbitraryOf(ref[1] as TypeRef, member, depth + 1);
      return ref[0] === "list"
        ? fc.array(item, { maxLength: 3 })
        : fc.dictionary(mapKeys(vocabulary[`${member}.key`]), item, { maxKeys: 3 });
    }
    if (ref === "number") return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer());
    if (ref === "boolean") return fc.boolean();
    if (ref === "timestamp") return fc.integer({ min: 0, max: 4_000_000_000 });
    if (typeof ref === "string" && ref.startsWith("=")) return fc.constantFrom(...schema.enums[ref.slice(1)]!);
    if (typeof ref === "string" && ref.startsWith("@")) return structureOf(ref.slice(1), depth);
    const known = vocabulary[member];
    return known === undefined
      ? fc.string({ maxLength: 8 })
      : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, fc.string({ maxLength: 8 }));
  };
  const structureOf = (name: string, depth: number): fc.Arbitrary<Record<string, unknown>> => {
    const { members, required = [], union } = schema.structures[name]!;
    const arbitraries = Object.fromEntries(
      Object.entries(members).map(([member, ref]) => {
        const arbitrary = arbitraryOf(ref, member, depth);
        return [member, required.includes(member) ? arbitrary : fc.option(arbitrary, { nil: undefined, freq: depth === 0 ? 3 : 2 })];
      }),
    );
    const whole = fc.record(arbitraries).map(defined);
    if (union === undefined) return whole;
    return fc.oneof(...Object.entries(members).map(([member, ref]) => fc.record({ [member]: arbitraryOf(ref, member, depth) })));
  };
  return structureOf(structure, 0);
}

function mapKeys(known: readonly string[] | undefined): fc.Arbitrary<string> {
  // An object with this key would have no such member.
  const any = fc.string({ minLength: 1, maxLength: 8 }).filter((key) => key !== "__proto__");
  return known === undefined ? any : fc.oneof(fc.constantFrom(...known), any);
}

function defined(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
