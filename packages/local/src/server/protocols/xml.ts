import { isObject, type ServiceSchema, type StructureSchema, type TypeRef } from "@stowage/model";

/** How a protocol names members and a list's items in an answer. */
export interface XmlNames {
  member(structure: StructureSchema, member: string): string;
  readonly item: string;
}

/** A structure's members as XML elements: those that the model has, in the order in which they come. */
export function structureXml(schema: ServiceSchema, name: string, value: unknown, names: XmlNames): string {
  const structure = schema.structures[name];
  if (structure === undefined || !isObject(value)) return "";
  let text = "";
  for (const member in value) {
    const ref = Object.hasOwn(structure.members, member) ? structure.members[member] : undefined;
    if (ref === undefined || value[member] === undefined || value[member] === null) continue;
    text += element(names.member(structure, member), valueXml(schema, ref, value[member], names));
  }
  return text;
}

export function element(name: string, content: string): string {
  return content === "" ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

/** Text between tags. What XML 1.0 cannot say at all becomes the replacement character. */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"\r]/g, (character) => escapes[character]!)
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\u{fffd}");
}

const escapes: { readonly [character: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

function valueXml(schema: ServiceSchema, ref: TypeRef, value: unknown, names: XmlNames): string {
  if (typeof ref !== "string") {
    const [kind, of] = ref;
    if (kind === "list")
      return (value as readonly unknown[]).map((item) => element(names.item, valueXml(schema, of, item, names))).join("");
    return Object.entries(value as object)
      .map(([key, item]) => element("entry", element("key", escapeXml(key)) + element("value", valueXml(schema, of, item, names))))
      .join("");
  }
  if (ref.startsWith("@")) return structureXml(schema, ref.slice(1), value, names);
  if (ref === "timestamp") return isoTime(value as number);
  return escapeXml(String(value));
}

/** Seconds since 1970 as Query services write a time: `2026-01-05T08:00:00.123Z`. */
function isoTime(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString();
}
