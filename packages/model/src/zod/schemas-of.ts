import * as z from "zod";
import type { ServiceSchema, TypeRef } from "../schema.js";

/** One service's vocabulary as zod schemas. Each is made when it is first asked for, and once. */
export interface Schemas<Requests, Parts> {
  /** Operation → the schema of its request. */
  readonly requests: { readonly [Operation in keyof Requests]: z.ZodType<Requests[Operation]> };
  /** The structures that requests hold, by name: `ContainerDefinition`, … */
  readonly parts: { readonly [Part in keyof Parts]: z.ZodType<Parts[Part]> };
}

/** Makes the schemas of a service from its tables. They say what the generated validators say. */
export function schemasOf<Requests, Parts>(service: ServiceSchema): Schemas<Requests, Parts> {
  const made = new Map<string, z.ZodType>();
  const structure = (name: string): z.ZodType => {
    const known = made.get(name);
    if (known) return known;
    const schema = structureSchema(service, name, structure);
    made.set(name, schema);
    return schema;
  };
  const operations = (): (readonly [string, string])[] => Object.entries(service.operations).map(([name, { input }]) => [name, input]);
  const structures = (): (readonly [string, string])[] => Object.keys(service.structures).map((name) => [name, name]);
  let requests: unknown;
  let parts: unknown;
  return {
    get requests() {
      return (requests ??= lazily(operations(), structure)) as Schemas<Requests, Parts>["requests"];
    },
    get parts() {
      return (parts ??= lazily(structures(), structure)) as Schemas<Requests, Parts>["parts"];
    },
  };
}

/** An object whose members are made when they are read. zod reads the shape of an object in the same way, so structures may hold themselves. */
function lazily(entries: readonly (readonly [key: string, name: string])[], make: (name: string) => z.ZodType): Record<string, z.ZodType> {
  const out: Record<string, z.ZodType> = {};
  for (const [key, name] of entries) Object.defineProperty(out, key, { enumerable: true, get: () => make(name) });
  return out;
}

function structureSchema(service: ServiceSchema, name: string, structure: (name: string) => z.ZodType): z.ZodType {
  const { members, required = [], fractional = [], union } = service.structures[name]!;
  const member = (key: string): z.ZodType => {
    const schema = schemaOf(service, members[key]!, fractional.includes(key), structure);
    return required.includes(key) ? schema : schema.nullish();
  };
  const names = Object.keys(members);
  const object = z
    .strictObject(
      lazily(
        names.map((key) => [key, key]),
        member,
      ),
    )
    .overwrite(withoutNulls);
  if (!union) return object;
  const given = (value: object): string[] => names.filter((key) => (value as Record<string, unknown>)[key] !== undefined);
  return object.refine((value) => given(value).length === 1, {
    message: `exactly one of ${names.join(", ")} is to be given`,
    // An unknown member is likely the misspelt one: one finding is enough.
    when: ({ value, issues }) => typeof value === "object" && value !== null && !issues.some(({ code }) => code === "unrecognized_keys"),
  });
}

/** AWS reads a null as an absent member. */
function withoutNulls<T extends object>(value: T): T {
  const entries = Object.entries(value);
  return entries.some(([, member]) => member === null) ? (Object.fromEntries(entries.filter(([, member]) => member !== null)) as T) : value;
}

function schemaOf(service: ServiceSchema, ref: TypeRef, fraction: boolean, structure: (name: string) => z.ZodType): z.ZodType {
  if (Array.isArray(ref)) {
    const inner = schemaOf(service, (ref as readonly [string, TypeRef])[1], fraction, structure);
    return ref[0] === "list" ? z.array(inner) : z.record(z.string(), inner);
  }
  const text = ref as string;
  if (text.startsWith("@")) return structure(text.slice(1));
  if (text.startsWith("=")) return z.enum(service.enums[text.slice(1)]!);
  return scalar(text, fraction);
}

function scalar(ref: string, fraction: boolean): z.ZodType {
  switch (ref) {
    case "string":
      return z.string();
    case "boolean":
      return z.boolean();
    case "number":
      // z.int() stops at 2^53, AWS's longs do not.
      return fraction ? z.number() : z.number().refine(Number.isInteger, "a whole number");
    case "timestamp":
      return z.union([z.date(), z.number().transform((seconds) => new Date(seconds * 1000))]);
    case "document":
      return z.unknown();
    default:
      throw new Error(`No request holds "${ref}" yet; src/zod/schemas-of.ts must learn it.`);
  }
}
