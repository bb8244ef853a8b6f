import { isObject, type ServiceSchema, type TypeRef } from "@stowage/model";

/** An operation's output as the bytes of its answer: the members that the model has, and no other. */
export function encodeOutput(schema: ServiceSchema, structure: string, output: unknown): Buffer {
  return Buffer.from(JSON.stringify(known(schema, `@${structure}`, output) ?? {}));
}

function known(schema: ServiceSchema, ref: TypeRef, value: unknown): unknown {
  if (typeof ref !== "string") {
    const [kind, of] = ref;
    if (isPlain(of)) return value;
    if (kind === "list") return (value as readonly unknown[]).map((item) => known(schema, of, item));
    return Object.fromEntries(Object.entries(value as object).map(([name, item]) => [name, known(schema, of, item)]));
  }
  if (!ref.startsWith("@") || !isObject(value)) return value;
  const members = schema.structures[ref.slice(1)]?.members ?? {};
  const out: Record<string, unknown> = {};
  for (const name in value) {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (member !== undefined && value[name] !== undefined) out[name] = known(schema, member, value[name]);
  }
  return out;
}

/** Whether values of this type hold no structure. */
function isPlain(ref: TypeRef): boolean {
  return typeof ref === "string" && !ref.startsWith("@");
}
