import { assemblyFormat } from "./assembly.js";
import type { Assembly } from "./assembly.js";
import { readChecks, readGrants, readLocal } from "./assembly-extras.js";
import { sectionShapes } from "./assembly-sections.js";
import type { RequestSlot, SectionShape } from "./assembly-sections.js";
import type { Diagnostic } from "./diagnostic.js";
import { shapeDiagnostic } from "./diagnostic.js";
import { fields, list } from "./shape-checks.js";
import { isObject, missing, prefix, unknownField, wrongType } from "./validation.js";
import type { Issue } from "./validation.js";

const members = ["format", "app", "region", ...Object.keys(sectionShapes), "checks", "grants", "local"];

/**
 * Reads an Assembly strictly: the format, each section's names, and each AWS request in it by its shape.
 * With an error among the diagnostics there is no `assembly`.
 *
 * @example
 * const { assembly, diagnostics } = readAssembly(JSON.parse(text));
 */
export function readAssembly(value: unknown): { assembly?: Assembly; diagnostics: Diagnostic[] } {
  const issues: Issue[] = [];
  if (!isObject(value)) wrongType(issues, "", "an object", value);
  else if (value["format"] !== assemblyFormat) formatIssue(value["format"], issues);
  else {
    for (const key of Object.keys(value)) if (!members.includes(key)) unknownField(issues, key, members);
    if (typeof value["app"] !== "string")
      value["app"] === undefined ? missing(issues, "app") : wrongType(issues, "/app", "a string", value["app"]);
    if (value["region"] !== undefined && typeof value["region"] !== "string") wrongType(issues, "/region", "a string", value["region"]);
    for (const [section, shape] of Object.entries(sectionShapes)) {
      if (value[section] !== undefined) readSection(section, shape, value[section], issues);
    }
    if (value["checks"] !== undefined) readAt(issues, "/checks", (out) => readChecks(value["checks"], out));
    if (value["grants"] !== undefined) readAt(issues, "/grants", (out) => readGrants(value["grants"], out));
    if (value["local"] !== undefined) readAt(issues, "/local", (out) => readLocal(value["local"], out));
  }
  const diagnostics = issues.map((issue) => shapeDiagnostic(issue));
  return diagnostics.length > 0 ? { diagnostics } : { assembly: value as unknown as Assembly, diagnostics };
}

function formatIssue(format: unknown, issues: Issue[]): void {
  const newer = typeof format === "string" && /^stowage\/assembly@\d+$/.test(format);
  issues.push({
    code: "unknown-value",
    path: "/format",
    message: newer
      ? `This Assembly has the format "${format}"; this version reads "${assemblyFormat}".`
      : "This is not an Assembly: it has no known format.",
    hint: newer
      ? "Update Stowage, or write the Assembly again with this version."
      : `An Assembly starts with "format": "${assemblyFormat}"; \`stowage synth\` writes one.`,
  });
}

function readSection(section: string, shape: SectionShape, value: unknown, issues: Issue[]): void {
  if (!isObject(value)) return wrongType(issues, `/${section}`, "an object that is keyed by name", value);
  for (const [name, entry] of Object.entries(value)) {
    const from = issues.length;
    if (!shape.names.test(name)) {
      issues.push({
        code: "unknown-value",
        path: "",
        message: `"${name}" cannot be a name here.`,
        hint: `Names in "${section}" are ${shape.namesAre}.`,
      });
    }
    if (!isObject(entry)) wrongType(issues, "", "an object", entry);
    else {
      readEntry(shape, entry, issues);
      checkName(shape, name, entry, issues);
    }
    prefix(issues, from, `/${section}`, name);
  }
}

function readEntry({ requests, strings = [] }: SectionShape, entry: Record<string, unknown>, issues: Issue[]): void {
  const [first] = requests;
  if (first?.at === "") return first.validate(entry, issues);
  fields(issues, entry, [...requests.map(({ at }) => at), ...strings]);
  for (const slot of requests) readSlot(slot, entry[slot.at], issues);
  for (const name of strings)
    if (entry[name] !== undefined && typeof entry[name] !== "string") wrongType(issues, `/${name}`, "a string", entry[name]);
}

function readSlot({ at, list: isList, optional, validate }: RequestSlot, value: unknown, issues: Issue[]): void {
  if (value === undefined) {
    if (!optional) missing(issues, at);
  } else if (!isList) readAt(issues, `/${at}`, (out) => validate(value, out));
  else if (Array.isArray(value)) list(issues, value, `/${at}`, validate);
  else wrongType(issues, `/${at}`, "a list", value);
}

function readAt(issues: Issue[], at: string, read: (out: Issue[]) => void): void {
  const from = issues.length;
  read(issues);
  prefix(issues, from, at);
}

function checkName({ namedBy, requests }: SectionShape, name: string, entry: Record<string, unknown>, issues: Issue[]): void {
  const at = requests[0]?.at ?? "";
  const request = at === "" ? entry : entry[at];
  if (namedBy === undefined || !isObject(request)) return;
  const own = namedBy.map((member) => request[member]).join("/");
  if (own === name) return;
  issues.push({
    code: "unknown-value",
    path: `${at === "" ? "" : `/${at}`}/${namedBy.at(-1)}`,
    message: `The entry is named "${name}", but its request says "${own}".`,
    hint: "Give both the same name.",
  });
}
