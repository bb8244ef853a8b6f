import { isObject, type ServiceSchema, type TypeRef } from "@stowage/model";
import { Encoded } from "../../services/encoded.js";

/** An operation's output as the JSON of its answer: the members that the model has, and no other. Bytes where a part of it is kept as bytes. */
export function encodeOutput(schema: ServiceSchema, structure: string, output: unknown): string | Buffer {
  const members = isObject(output) ? (schema.structures[structure]?.members ?? {}) : {};
  const chunks: Buffer[] = [];
  let text = "";
  let before = "{";
  for (const [name, value] of Object.entries((output ?? {}) as object)) {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (member === undefined || value === undefined) continue;
    text += `${before}${JSON.stringify(name)}:`;
    before = ",";
    if (value instanceof Encoded) text += value.text;
    else if (Array.isArray(value) && value.some((item) => item instanceof Encoded)) {
      chunks.push(Buffer.from(text));
      writeList(schema, member, value, chunks);
      text = "";
    } else text += JSON.stringify(known(schema, member, value));
  }
  text += before === "{" ? "{}" : "}";
  return chunks.length === 0 ? text : Buffer.concat([...chunks, Buffer.from(text)]);
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
