import { reachable } from "./validators.mjs";

/**
 * The structures that requests of a service hold, as JSON Schema (draft-07, which editors know best). They say what the validators say
 * of a request as it travels; a null, which AWS reads as an absent member, is an error, since nobody means to write one.
 *
 * @param {string} prefix before the names of the definitions
 * @param {import("../read-sdk.mjs").Service} service
 * @param {readonly string[]} operations only what the requests of these reach
 * @returns {Record<string, object>} to be merged into `definitions`
 */
export function definitionsOf(prefix, service, operations) {
  const wanted = service.operations.filter(({ name }) => operations.includes(name));
  const structures = reachable({ ...service, operations: wanted });
  return Object.fromEntries(structures.map((structure) => [`${prefix}.${structure.name}`, structureSchema(prefix, service, structure)]));
}

/** A reference to a structure among the definitions. */
export function refTo(prefix, structure) {
  return { $ref: `#/definitions/${prefix}.${structure}` };
}

function structureSchema(prefix, service, { kind, members, docs }) {
  const required = members.filter((member) => member.required).map(({ name }) => name);
  return {
    ...(docs && { description: plain(docs) }),
    type: "object",
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    ...(kind === "union" && { minProperties: 1, maxProperties: 1 }),
    properties: Object.fromEntries(members.map((member) => [member.name, memberSchema(prefix, service, member)])),
  };
}

function memberSchema(prefix, service, { ref, fraction, docs }) {
  return { ...(docs && { description: plain(docs) }), ...refSchema(prefix, service, ref, fraction) };
}

function refSchema(prefix, service, ref, fraction) {
  switch (ref) {
    case "string":
      return { type: "string" };
    case "boolean":
      return { type: "boolean" };
    case "number":
      return { type: fraction ? "number" : "integer" };
    case "timestamp":
      return { type: "number" };
    case "document":
      return {};
    default:
  }
  if (ref.enum) return { type: "string", ...(!ref.open && { enum: service.enums.get(ref.enum) }) };
  if (ref.list) return { type: "array", items: refSchema(prefix, service, ref.list, fraction) };
  if (ref.map) return { type: "object", additionalProperties: refSchema(prefix, service, ref.map, fraction) };
  if (ref.structure) return refTo(prefix, ref.structure);
  throw new Error(`${service.client}: a request holds ${JSON.stringify(ref)}, which this script does not know`);
}

/** Docs are escaped for comments in TypeScript. */
function plain(docs) {
  return docs.replaceAll("\\@", "@").replaceAll("* /", "*/");
}
