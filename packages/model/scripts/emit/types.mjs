import { banner } from "./banner.mjs";

/**
 * Interfaces with the docs of the SDK.
 * @param {import("../read-sdk.mjs").Service} service
 */
export function emitTypes(service) {
  const parts = [];
  for (const [name, values] of service.enums)
    parts.push(`export type ${name} = ${values.map((value) => JSON.stringify(value)).join(" | ")};\n`);
  for (const structure of service.structures.values()) {
    if (structure.kind === "error") continue;
    parts.push(structure.kind === "union" ? unionType(structure) : interfaceType(structure));
  }
  const imports = parts.some((part) => part.includes("JsonValue")) ? 'import type { JsonValue } from "../json.js";\n\n' : "\n";
  return `${banner(service)}${imports}${parts.join("\n")}`;
}

function interfaceType({ name, members, docs }) {
  if (members.length === 0) return `${comment(docs, "")}export type ${name} = object;\n`;
  const lines = members.map(
    (member) =>
      `${comment(member.docs, "  ")}  ${member.name}${member.required ? "" : "?"}: ${tsType(member.ref)}${member.required ? "" : " | undefined"};`,
  );
  return `${comment(docs, "")}export interface ${name} {\n${lines.join("\n")}\n}\n`;
}

/** Exactly one member is present. */
function unionType({ name, members, docs }) {
  const alternatives = members.map(
    (member) =>
      `{ ${member.name}: ${tsType(member.ref)}; ${members
        .filter((other) => other !== member)
        .map((other) => `${other.name}?: never; `)
        .join("")}}`,
  );
  return `${comment(docs, "")}export type ${name} = ${alternatives.join(" | ")};\n`;
}

function tsType(ref) {
  if (ref === "timestamp") return "Date";
  if (ref === "blob") return "Uint8Array";
  if (ref === "document") return "JsonValue";
  if (typeof ref === "string") return ref;
  if (ref.list) return typeof ref.list === "object" && ref.list.enum ? `${ref.list.enum}[]` : `${tsType(ref.list)}[]`;
  if (ref.map) return ref.key ? `Partial<Record<${ref.key}, ${tsType(ref.map)}>>` : `Record<string, ${tsType(ref.map)}>`;
  if (ref.stream) return `AsyncIterable<${ref.stream}>`;
  return ref.error ? "Error" : (ref.structure ?? ref.enum);
}

function comment(docs, indent) {
  return docs ? `${indent}/** ${docs} */\n` : "";
}
