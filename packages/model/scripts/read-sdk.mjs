// Reads one AWS SDK client into a plain description of its service: what the run-time schemas say (shapes, required members,
// traits), and what only the declaration files say (docs, which enum a member has, which errors an operation throws).
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/**
 * @typedef {"string" | "number" | "boolean" | "timestamp" | "blob" | "document" | { list: Ref } | { map: Ref; key?: string } | { structure: string } | { enum: string }} Ref
 * @typedef {{ name: string; ref: Ref; required: boolean; sensitive: boolean; token: boolean; docs: string }} Member
 * @typedef {{ name: string; kind: "structure" | "union" | "error"; members: Member[]; docs: string; httpStatus?: number }} Structure
 * @typedef {{ name: string; input: string; output: string; errors: string[]; docs: string }} Operation
 * @typedef {{ client: string; version: string; namespace: string; structures: Map<string, Structure>; operations: Operation[]; enums: Map<string, string[]> }} Service
 */

/** @returns {Service} */
export function readSdk({ client }) {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  const sdk = require(client);
  const folder = dirname(require.resolve(`${client}/package.json`));
  const declarations = readDeclarations(join(folder, "dist-types"));
  const structures = new Map();
  const operations = [];
  for (const schema of Object.keys(sdk)
    .filter((key) => key.endsWith("$"))
    .map((key) => sdk[key])) {
    const [code, , name, traits] = schema;
    if (code === 9) operations.push(operationOf(schema, declarations));
    else if (code === 3 || code === -3 || code === 4) structures.set(name, structureOf(schema, declarations, traits));
    else throw new Error(`${client}: ${name} has the schema code ${code}, which this script does not know`);
  }
  const enums = new Map(
    [...declarations.enums].sort().map((name) => {
      if (sdk[name] === undefined) throw new Error(`${client}: the enum ${name} has no run-time constant`);
      return [name, Object.values(sdk[name])];
    }),
  );
  if (operations.some(({ input, output }) => input === "Unit" || output === "Unit"))
    structures.set("Unit", { name: "Unit", kind: "structure", members: [], docs: "" });
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const byName = (a, b) => (a.name < b.name ? -1 : 1);
  const sorted = new Map(
    [...structures.values()]
      .filter((s) => !s.name.endsWith("ServiceException"))
      .sort(byName)
      .map((s) => [s.name, s]),
  );
  return { client, version, structures: sorted, operations: operations.sort(byName), enums };
}

function structureOf([code, , name, traits, memberNames, memberSchemas, required = 0], declarations) {
  const declared = declarations.structures.get(name) ?? { docs: "", members: new Map() };
  const members = memberNames.map((member, index) => {
    const { ref, traits: own } = resolve(memberSchemas[index]);
    const { docs = "", type = "", enumName } = declared.members.get(member) ?? {};
    return {
      name: member,
      ref: enumName ? withEnum(ref, enumName, type) : ref,
      required: index < required,
      sensitive: (own & 8) !== 0,
      token: (own & 4) !== 0,
      docs,
    };
  });
  const kind = code === 4 ? "union" : code === -3 ? "error" : "structure";
  return {
    name,
    kind,
    members,
    docs: declared.docs,
    ...(kind === "error" && { httpStatus: traits.httpError ?? (traits.error === "server" ? 500 : 400) }),
  };
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
    return { ref: refOf(inner), traits: typeof traits === "number" ? traits : traits.idempotencyToken ? 4 : 0 };
  }
  return { ref: refOf(value), traits: traitsOf(value) };
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
    if (code === 3 || code === 4 || code === -3) return { structure: name };
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

/** The declaration files are regular, so lines are enough: a comment, `export interface NAME {`, and a line a member. */
function readDeclarations(folder) {
  const models = readdirSync(join(folder, "models")).filter((file) => file.endsWith(".d.ts"));
  const enums = new Set();
  const structures = new Map();
  for (const file of models) {
    const text = readFileSync(join(folder, "models", file), "utf8");
    for (const [, name] of text.matchAll(/^export declare const (\w+): \{$/gm)) enums.add(name);
  }
  for (const file of models) readStructures(readFileSync(join(folder, "models", file), "utf8"), enums, structures);
  const operations = new Map();
  for (const file of readdirSync(join(folder, "commands")).filter((name) => name.endsWith("Command.d.ts"))) {
    const text = readFileSync(join(folder, "commands", file), "utf8");
    const errors = [...text.matchAll(/@throws \{@link (\w+)\}/g)]
      .map(([, name]) => name)
      .filter((name) => !name.endsWith("ServiceException"));
    const [, comment = ""] = /(\/\*\*[^]*?\*\/)\s*export declare class/.exec(text) ?? [];
    operations.set(file.replace("Command.d.ts", ""), {
      errors: [...new Set(errors)].sort(),
      docs: plainText(comment.split("@example")[0]),
    });
  }
  return { enums, structures, operations };
}

function readStructures(text, enums, structures) {
  let owner;
  let comment = [];
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    if (trimmed.startsWith("/**")) comment = [];
    if (trimmed.startsWith("/**") || trimmed.startsWith("*")) {
      comment.push(trimmed);
      continue;
    }
    const opened = /^export (?:declare namespace|declare class|interface) (\w+)/.exec(line);
    if (opened) {
      owner = structures.get(opened[1]) ?? { docs: plainText(comment.join("\n")), members: new Map() };
      structures.set(opened[1], owner);
    }
    const member = /^\s+(?:readonly )?(\w+)\??: (.+);$/.exec(line);
    if (owner && member && !member[1].startsWith("$") && !owner.members.has(member[1]) && member[2] !== "never") {
      const enumName = member[2].match(/\w+/g)?.find((word) => enums.has(word));
      owner.members.set(member[1], { docs: plainText(comment.join("\n")), type: member[2], enumName });
    }
  }
}

/** The first paragraph of an HTML comment as plain text, at most a few sentences: the full text is a link away. */
function plainText(comment) {
  const text = comment
    .replace(/^\/\*\*|\*\/$/g, "")
    .replace(/^\s*\*\s?/gm, " ")
    .replace(/@public|@deprecated[^]*$/g, "");
  const paragraph = (/<p>([^]*?)<\/p>/.exec(text)?.[1] ?? text)
    .replace(/<code>([^]*?)<\/code>/g, "`$1`")
    .replace(/<[^>]+>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\*\//g, "* /")
    .replace(/@/g, "\\@")
    .replace(/\s+/g, " ")
    .trim();
  if (paragraph.length <= 400) return paragraph;
  const sentence = paragraph.slice(0, 400).lastIndexOf(". ");
  return sentence > 0 ? paragraph.slice(0, sentence + 1) : `${paragraph.slice(0, 397)}…`;
}
