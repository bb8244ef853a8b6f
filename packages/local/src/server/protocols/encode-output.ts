import { isObject, type ServiceSchema, type TypeRef } from "@stowage/model";
import { Encoded } from "../../services/encoded.js";

/** An operation's output as the bytes of its answer: the members that the model has, and no other. */
export function encodeOutput(schema: ServiceSchema, structure: string, output: unknown): Buffer {
  const members = isObject(output) ? (schema.structures[structure]?.members ?? {}) : {};
  const chunks: Buffer[] = [];
  for (const [name, value] of Object.entries((output ?? {}) as object)) {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (member === undefined || value === undefined) continue;
    chunks.push(Buffer.from(`${chunks.length === 0 ? "{" : ","}${JSON.stringify(name)}:`));
    if (value instanceof Encoded) chunks.push(value.bytes);
    else if (Array.isArray(value) && value.some((item) => item instanceof Encoded)) writeList(schema, member, value, chunks);
    else chunks.push(Buffer.from(JSON.stringify(known(schema, member, value))));
  }
  chunks.push(Buffer.from(chunks.length === 0 ? "{}" : "}"));
  return Buffer.concat(chunks);
}

/** A list of which some items have been serialised before. */
function writeList(schema: ServiceSchema, ref: TypeRef, list: readonly unknown[], chunks: Buffer[]): void {
  const of = typeof ref === "string" ? "document" : ref[1];
  chunks.push(open);
  list.forEach((item, i) => {
    if (i > 0) chunks.push(comma);
    chunks.push(item instanceof Encoded ? item.bytes : Buffer.from(JSON.stringify(known(schema, of, item))));
  });
  chunks.push(close);
}

const [open, comma, close] = [Buffer.from("["), Buffer.from(","), Buffer.from("]")];

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
