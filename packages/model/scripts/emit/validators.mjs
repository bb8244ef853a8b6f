import { banner } from "./banner.mjs";

/** Validators of every structure that a request can hold: a line a member, each a call of a check of src/shape-checks.ts. */
export function emitValidators(service) {
  const needed = reachable(service);
  const enums = [...new Set(needed.flatMap(({ members }) => members.flatMap(({ ref }) => enumsIn(ref))))].sort();
  const body = `${enums.map((name) => `const ${name}: readonly string[] = ${JSON.stringify(service.enums.get(name))};`).join("\n")}
${inLists(needed)
  .map((name) => `const each${name}: Check = eachOf(${name});`)
  .join("\n")}

${needed.map(validator).join("\n")}
/**
 * One validator for each operation's request, by the operation's name: it adds what is wrong to a list.
 *
 * @example
 * const issues: Issue[] = [];
 * requestValidators["${service.operations[0].name}"]?.(JSON.parse(text), issues);
 */
export const requestValidators: { readonly [operation: string]: Check } = {
${service.operations.map(({ name, input }) => `  ${name}: validate${input},`).join("\n")}
};
`;
  const used = checks.filter((name) => new RegExp(`\\b${name}\\(|, ${name}\\)`).test(body));
  return `${banner(service)}import { ${used.join(", ")} } from "../shape-checks.js";
import type { Check } from "../shape-checks.js";
import type { Issue } from "../validation.js";

${body}`;
}

/** What src/shape-checks.ts has: what no request of today needs is not there. */
const checks = [
  ...[
    "eachFraction",
    "eachOf",
    "eachText",
    "eachWhole",
    "exactlyOne",
    "fields",
    "flag",
    "fraction",
    "list",
    "map",
    "need",
    "oneOf",
    "part",
  ],
  ...["text", "time", "whole"],
];

function known(name) {
  if (!checks.includes(name)) throw new Error(`A request needs the check ${name}: add it to src/shape-checks.ts and here`);
  return name;
}

/** The structures that requests are or hold, by name. */
export function reachable(service) {
  const found = new Map();
  const visit = (name) => {
    if (found.has(name)) return;
    const structure = service.structures.get(name);
    found.set(name, structure);
    for (const { ref } of structure.members) visitRef(ref);
  };
  const visitRef = (ref) => {
    if (ref.structure) visit(ref.structure);
    if (ref.list) visitRef(ref.list);
    if (ref.map) visitRef(ref.map);
  };
  for (const { input } of service.operations) visit(input);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The enums that a member may hold; those that AWS extends every few weeks are not among them. */
export function enumsIn(ref) {
  if (ref.enum) return ref.open ? [] : [ref.enum];
  return ref.list ? enumsIn(ref.list) : ref.map ? enumsIn(ref.map) : [];
}

function inLists(structures) {
  const inside = structures.flatMap(({ members }) => members.flatMap(({ ref }) => (ref.enum ? [] : enumsIn(ref))));
  return [...new Set(inside)].sort();
}

function validator({ name, kind, members }) {
  const lines = members.flatMap((member) => {
    const value = `x.${member.name}`;
    return [...(member.required ? [`need(out, ${value}, "${member.name}");`] : []), memberCheck(member, value)];
  });
  if (kind === "union") lines.push(`exactlyOne(out, x, ${name}_);`);
  return `const ${name}_: readonly string[] = ${JSON.stringify(members.map((member) => member.name))};
export function validate${name}(value: unknown, out: Issue[]): void {
  const x = fields(out, value, ${name}_);
  if (x === undefined) return;
${lines
  .filter((line) => line !== "")
  .map((line) => `  ${line}`)
  .join("\n")}
}
`;
}

function memberCheck({ name, ref, fraction }, value) {
  if (ref === "document") return "";
  const at = `"/${name}"`;
  if (typeof ref === "string") return `${scalar(ref, fraction)}(out, ${value}, ${at});`;
  if (ref.enum) return ref.open ? `text(out, ${value}, ${at});` : `oneOf(out, ${value}, ${at}, ${ref.enum});`;
  if (ref.list) return `list(out, ${value}, ${at}, ${each(ref.list, fraction)});`;
  if (ref.map) return `map(out, ${value}, ${at}, ${each(ref.map, fraction)});`;
  return `part(out, ${value}, ${at}, validate${ref.structure});`;
}

function each(ref, fraction) {
  if (typeof ref === "string") return known(`each${upper(scalar(ref, fraction))}`);
  if (ref.enum) return ref.open ? "eachText" : `each${ref.enum}`;
  if (ref.list || ref.map) return known(ref.list ? "eachList" : "eachMap");
  return `validate${ref.structure}`;
}

function scalar(ref, fraction) {
  if (ref === "number") return fraction ? "fraction" : "whole";
  return known({ string: "text", boolean: "flag", timestamp: "time" }[ref] ?? ref);
}

function upper(name) {
  return name[0].toUpperCase() + name.slice(1);
}
