import { banner } from "./banner.mjs";
import { template } from "./template.mjs";
import { enumsIn, reachable } from "./validators.mjs";

/** Compact tables as JSON text: what the wire, the writer and the editors need to know of each member. */
export function emitSchema(service) {
  const structures = [...service.structures.values()].filter((structure) => structure.kind !== "error");
  const errors = [...service.structures.values()].filter((structure) => structure.kind === "error");
  const json = `{"enums":{
${rows([...service.enums].filter(([name]) => !service.open.includes(name)))}},
"structures":{
${rows(structures.map((structure) => [structure.name, structureTable(structure, service.wire.protocol)]))}},
"operations":{
${rows(service.operations.map(({ name, input, output, errors: thrown }) => [name, { input, output, errors: thrown }]))}},
"errors":{
${rows(errors.map((error) => [error.name, errorTable(error)]))}}}`;
  const { client, version, wire } = service;
  return `${banner(service)}import type { ServiceSchema } from "../schema.js";
import { tables } from "../tables.js";

const text = ${template(json)};

/**
 * The service's operations and shapes as tables, by their names.
 *
 * @example
 * schema.operations["${service.operations[0].name}"]?.input; // "${service.operations[0].input}"
 */
export const schema: ServiceSchema = tables(${JSON.stringify(client)}, ${JSON.stringify(version)}, ${JSON.stringify(wire)}, text);
`;
}

/** The part of the tables that reading and ordering an Assembly needs: the members of what the requests of these operations hold. */
export function emitHeld(service, operations) {
  const structures = reachable({ ...service, operations: service.operations.filter(({ name }) => operations.includes(name)) });
  const enums = new Set(structures.flatMap(({ members }) => members.flatMap(({ ref }) => enumsIn(ref))));
  const json = `{"enums":{
${rows([...service.enums].filter(([name]) => enums.has(name)))}},
"structures":{
${rows(structures.map((structure) => [structure.name, shapeTable(structure)]))}}}`;
  return `${banner(service)}import type { RequestTables } from "../schema.js";
import { requestTables } from "../tables.js";

const text = ${template(json)};

export const held: RequestTables = requestTables(text);
`;
}

function rows(entries) {
  return entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",\n");
}

function errorTable({ httpStatus, code, members }) {
  return { httpStatus, code, members: Object.fromEntries(members.map((member) => [member.name, refTable(member.ref)])) };
}

function structureTable(structure, protocol) {
  const { members } = structure;
  return {
    ...shapeTable(structure),
    ...nonEmpty({
      sensitive: namesOf(members, "sensitive"),
      token: namesOf(members, "token"),
      names: protocol === "ec2" ? ec2Names(members) : [],
    }),
  };
}

function shapeTable({ kind, members }) {
  return {
    members: Object.fromEntries(members.map((member) => [member.name, refTable(member.ref)])),
    ...nonEmpty({ required: namesOf(members, "required"), fractional: namesOf(members, "fraction") }),
    ...(kind === "union" && { union: true }),
  };
}

function namesOf(members, mark) {
  return members.filter((member) => member[mark]).map(({ name }) => name);
}

function nonEmpty(lists) {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length !== 0));
}

/** The names of members in a request and in an answer, where they are not the usual ones: `SubnetIds` is `SubnetId` and `subnetIds`. */
function ec2Names(members) {
  const names = members
    .map(({ name, xmlName, queryName }) => [name, [queryName ?? (xmlName ? upper(xmlName) : name), xmlName ?? lower(name)]])
    .filter(([name, [query, xml]]) => query !== name || xml !== lower(name));
  return names.length === 0 ? [] : Object.fromEntries(names);
}

function upper(name) {
  return name[0].toUpperCase() + name.slice(1);
}

function lower(name) {
  return name[0].toLowerCase() + name.slice(1);
}

function refTable(ref) {
  if (typeof ref === "string") return ref;
  if (ref.stream) return `@${ref.stream}`;
  if (ref.error) return `!${ref.error}`;
  if (ref.structure) return `@${ref.structure}`;
  if (ref.enum) return ref.open ? "string" : `=${ref.enum}`;
  return ref.list ? ["list", refTable(ref.list)] : ["map", refTable(ref.map)];
}
