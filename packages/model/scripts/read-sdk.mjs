// Reads one AWS SDK client into a plain description of its service: what the run-time schemas say (shapes, required members,
// traits), and what only the declaration files say (docs, which enum a member has, which errors an operation throws).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readDeclarations } from "./read-declarations.mjs";

const require = createRequire(import.meta.url);

/**
 * @typedef {"string" | "number" | "boolean" | "timestamp" | "blob" | "document" | { list: Ref } | { map: Ref; key?: string } | { structure: string } | { stream: string } | { error: string } | { enum: string; open?: true }} Ref
 * @typedef {{ name: string; ref: Ref; required: boolean; sensitive: boolean; token: boolean; fraction: boolean; xmlName?: string; queryName?: string; renamed: boolean; docs: string }} Member
 * @typedef {{ name: string; kind: "structure" | "union" | "error"; members: Member[]; docs: string; httpStatus?: number; code?: string }} Structure
 * @typedef {{ name: string; input: string; output: string; errors: string[]; docs: string }} Operation
 * @typedef {{ protocol: string; target: string; version: string; namespace?: string; queryCompatible?: true }} WireForm
 * @typedef {{ client: string; version: string; wire: WireForm; open: readonly string[]; structures: Map<string, Structure>; operations: Operation[]; enums: Map<string, string[]> }} Service
 */

/**
 * `operations`: only these, and what they reach; all if left out. `fractional`: the members that hold fractions; `open`: enums that are only
 * known in part: services.mjs lists them.
 * @param {{ client: string; fractional: readonly string[]; open?: readonly string[]; operations?: readonly string[] }} service
 * @returns {Service}
 */
export function readSdk({ client, fractional, open = [], operations: wanted }) {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  const sdk = require(client);
  const folder = dirname(require.resolve(`${client}/package.json`));
  const isWanted = (name) => wanted === undefined || wanted.includes(name);
  const declarations = readDeclarations(join(folder, "dist-types"), isWanted);
  const structures = new Map();
  const operations = [];
  for (const schema of Object.keys(sdk)
    .filter((key) => key.endsWith("$"))
    .map((key) => sdk[key])) {
    const [code, , name, traits] = schema;
    if (code === 9) isWanted(name) && operations.push(operationOf(schema, declarations));
    else if (code === 3 || code === -3 || code === 4) structures.set(name, structureOf(schema, declarations, traits));
    else throw new Error(`${client}: ${name} has the schema code ${code}, which this script does not know`);
  }
  if (operations.some(({ input, output }) => input === "Unit" || output === "Unit"))
    structures.set("Unit", { name: "Unit", kind: "structure", members: [], docs: "" });
  const wire = wireForm(sdk, client);
  if (wanted === undefined && wire.protocol === "query") refuseRenamed(client, structures);
  markFractions(client, structures, fractional);
  for (const name of open) if (!declarations.enums.has(name)) throw new Error(`${client} has no enum ${name}; mend services.mjs`);
  for (const { members } of structures.values()) for (const { ref } of members) markOpen(ref, open);
  const kept = wanted === undefined ? structures : reachable(structures, operations);
  const enums = new Map(
    [...declarations.enums]
      .filter((name) => wanted === undefined || usesEnum(kept, name))
      .sort()
      .map((name) => {
        if (sdk[name] === undefined) throw new Error(`${client}: the enum ${name} has no run-time constant`);
        return [name, Object.values(sdk[name])];
      }),
  );
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const sorted = new Map(
    [...kept.values()]
      .filter((s) => !s.name.endsWith("ServiceException"))
      .sort(byName)
      .map((s) => [s.name, s]),
  );
  return { client, version, wire, open, structures: sorted, operations: operations.sort(byName), enums };
}

const byName = (a, b) => (a.name < b.name ? -1 : 1);

/** How a client speaks to its service stands in the configuration that it makes for itself. */
function wireForm(sdk, client) {
  const Client = Object.entries(sdk).find(([name]) => /^[A-Z]\w+Client$/.test(name))[1];
  const { protocol, protocolSettings } = new Client({ region: "us-east-1", credentials: { accessKeyId: "a", secretAccessKey: "a" } })
    .config;
  const names = { AwsJson1_0Protocol: "json-1.0", AwsJson1_1Protocol: "json-1.1", AwsQueryProtocol: "query", AwsEc2QueryProtocol: "ec2" };
  const name = names[protocol.constructor.name];
  if (name === undefined) throw new Error(`${client} speaks ${protocol.constructor.name}, which this script does not know`);
  const { serviceTarget, version, xmlNamespace, awsQueryCompatible } = protocolSettings;
  return {
    protocol: name,
    target: serviceTarget,
    version,
    ...((!name.startsWith("json") || awsQueryCompatible) && { namespace: xmlNamespace }),
    ...(awsQueryCompatible && { queryCompatible: true }),
  };
}

/** The tables say nothing of XML names and flattened lists of Query services, since those that we speak have none; EC2's form has rules for both. */
function refuseRenamed(client, structures) {
  for (const { name, members } of structures.values())
    for (const member of members)
      if (member.renamed) throw new Error(`${client}: ${name}.${member.name} has another name in XML, which the tables cannot say yet`);
}

function markFractions(client, structures, fractional) {
  for (const entry of fractional) {
    const [structure, name] = entry.split(".");
    const member = structures.get(structure)?.members.find((candidate) => candidate.name === name);
    const inner = member?.ref.list ?? member?.ref.map ?? member?.ref;
    if (inner !== "number") throw new Error(`${client} has no number ${entry}; mend services.mjs`);
    member.fraction = true;
  }
}

function markOpen(ref, open) {
  if (ref.enum && open.includes(ref.enum)) ref.open = true;
  if (ref.list ?? ref.map) markOpen(ref.list ?? ref.map, open);
}

/** What the operations' requests, responses and errors lead to. */
function reachable(structures, operations) {
  const found = new Map();
  const visit = (name) => {
    if (found.has(name)) return;
    found.set(name, structures.get(name));
    for (const { ref } of structures.get(name).members) visitRef(ref);
  };
  const visitRef = (ref) => {
    if (ref.structure) visit(ref.structure);
    if (ref.list) visitRef(ref.list);
    if (ref.map) visitRef(ref.map);
  };
  for (const { input, output, errors } of operations) for (const name of [input, output, ...errors]) visit(name);
  return found;
}

function usesEnum(structures, name) {
  const uses = (ref) => ref.enum === name || ref.key === name || (ref.list ? uses(ref.list) : ref.map ? uses(ref.map) : false);
  return [...structures.values()].some(({ members }) => members.some(({ ref }) => uses(ref)));
}

function structureOf([code, , name, traits, memberNames, memberSchemas, required = 0], declarations) {
  const declared = declarations.structures.get(name) ?? { docs: "", members: new Map() };
  const members = memberNames.map((member, index) => {
    const { ref, traits: own, renamed, names = {} } = resolve(memberSchemas[index]);
    const { docs = "", type = "", enumName } = declared.members.get(member) ?? {};
    return {
      name: member,
      ref: enumName ? withEnum(ref, enumName, type) : ref,
      required: index < required,
      sensitive: (own & 8) !== 0,
      token: (own & 4) !== 0,
      fraction: false,
      renamed,
      ...names,
      docs,
    };
  });
  const kind = code === 4 ? "union" : code === -3 ? "error" : "structure";
  return {
    name,
    kind,
    members,
    docs: declared.docs,
    ...(kind === "error" && errorTraits(name, traits)),
  };
}

/** On the Query protocol an error may have another code than its name. */
function errorTraits(name, { awsQueryError: [code = name] = [], httpError, error }) {
  return { httpStatus: httpError ?? (error === "server" ? 500 : 400), ...(code !== name && { code }) };
}

function operationOf([, , name, , input, output], declarations) {
  const { docs, errors } = declarations.operations.get(name);
  return { name, input: shapeName(input), output: shapeName(output), errors, docs };
}

/** The schema `"unit"` is Smithy's word for nothing at all. */
function shapeName(schema) {
  const value = lazy(schema);
  return value === "unit" ? "Unit" : value[2];
}

/** A member's schema is a code, a `[schema, traits]` pair, a schema, or a function that returns one. */
function resolve(schema) {
  const value = lazy(schema);
  if (Array.isArray(value) && !(typeof value[1] === "string" && value.length > 3)) {
    const [inner, traits] = value;
    if (typeof traits === "number") return { ref: refOf(inner), traits, renamed: false };
    const { xmlName, ec2QueryName: queryName } = traits;
    const renamed = xmlName !== undefined || traits.xmlFlattened !== undefined;
    const names = { ...(xmlName !== undefined && { xmlName }), ...(queryName !== undefined && { queryName }) };
    return { ref: refOf(inner), traits: traits.idempotencyToken ? 4 : 0, renamed, names };
  }
  return { ref: refOf(value), traits: traitsOf(value), renamed: false };
}

function traitsOf(value) {
  return Array.isArray(value) && typeof value[3] === "number" ? value[3] : 0;
}

function refOf(schema) {
  const value = lazy(schema);
  if (typeof value === "number") {
    if (value >= 128 && value < 192) return { map: refOf(value - 128) };
    if (value >= 64 && value < 128) return { list: refOf(value - 64) };
    if (value >= 4 && value <= 7) return "timestamp";
    const simple = { 0: "string", 1: "number", 2: "boolean", 15: "document", 21: "blob" }[value];
    if (simple) return simple;
  } else if (Array.isArray(value)) {
    const [code, , name, , ...rest] = value;
    if (code === 4 && value[3]?.streaming) return { stream: name };
    if (code === -3) return { error: name };
    if (code === 3 || code === 4) return { structure: name };
    if (code === 1) return { list: resolve(rest[0]).ref };
    if (code === 2) return { map: resolve(rest[1]).ref };
    if (code === 0) return refOf(rest[0]);
  }
  throw new Error(`A schema that this script does not know: ${JSON.stringify(value)}`);
}

function lazy(schema) {
  return typeof schema === "function" ? schema() : schema;
}

function withEnum(ref, name, declared) {
  if (ref === "string") return { enum: name };
  if (ref.list !== undefined) return { list: withEnum(ref.list, name, declared) };
  if (ref.map !== undefined)
    return declared.includes(`Record<${name},`) ? { ...ref, key: name } : { ...ref, map: withEnum(ref.map, name, declared) };
  throw new Error(`${name} is declared for a member that holds ${JSON.stringify(ref)}`);
}
