import { isObject, type ServiceSchema, type TypeRef } from "@stowage/model";

/**
 * A request's JSON cut to what the model knows: other members are dropped, and so are those that are null, which AWS reads as absent.
 * The value's types have been validated before.
 */
export function decodeInput(schema: ServiceSchema, structure: string, value: unknown): unknown {
  return decode(schema, `@${structure}`, value);
}

function decode(schema: ServiceSchema, ref: TypeRef, value: unknown): unknown {
  if (typeof ref !== "string") {
    const [kind, of] = ref;
    if (kind === "list") return (value as unknown[]).map((item) => decode(schema, of, item));
    const entries = Object.entries(value as object).filter(([, item]) => item !== null);
    return Object.fromEntries(entries.map(([name, item]) => [name, decode(schema, of, item)]));
  }
  if (!ref.startsWith("@") || !isObject(value)) return value;
  const members = schema.structures[ref.slice(1)]?.members ?? {};
  const out: Record<string, unknown> = {};
  for (const name in value) {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (member !== undefined && value[name] !== null && value[name] !== undefined) out[name] = decode(schema, member, value[name]);
  }
  return out;
}
