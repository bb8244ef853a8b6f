import { assemblyFormat } from "./assembly.js";
import type { Assembly } from "./assembly.js";
import { sectionShapes } from "./assembly-sections.js";
import type { SectionShape } from "./assembly-sections.js";
import type { Diagnostic } from "./diagnostic.js";
import { shapeDiagnostic } from "./diagnostic.js";
import { count, escapePointer, isObject, missing, prefix, unknownField, wrongType } from "./validation.js";
import type { Issue } from "./validation.js";

const members = ["format", "app", "region", ...Object.keys(sectionShapes), "checks", "local"];

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
    if (value["checks"] !== undefined) readChecks(value["checks"], issues);
    if (value["local"] !== undefined) readLocal(value["local"], issues);
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
    const from = count(issues);
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
      readRequests(shape, entry, issues);
      checkName(shape, name, entry, issues);
    }
    prefix(issues, from, `/${section}`, name);
  }
}

function readRequests(shape: SectionShape, entry: Record<string, unknown>, issues: Issue[]): void {
  for (const slot of shape.requests) {
    if (slot.at === "") {
      slot.validate(entry, issues);
      continue;
    }
    const value = entry[slot.at];
    if (value === undefined) {
      if (!slot.optional) missing(issues, slot.at);
      continue;
    }
    if (slot.list && !Array.isArray(value)) {
      wrongType(issues, `/${slot.at}`, "a list", value);
      continue;
    }
    for (const [index, request] of (slot.list ? (value as unknown[]) : [value]).entries()) {
      const from = count(issues);
      slot.validate(request, issues);
      prefix(issues, from, `/${slot.at}`, ...(slot.list ? [index] : []));
    }
  }
}

function checkName(shape: SectionShape, name: string, entry: Record<string, unknown>, issues: Issue[]): void {
  if (!shape.namedBy) return;
  const own = shape.namedBy.map((member) => entry[member]).join("/");
  if (own === name) return;
  issues.push({
    code: "unknown-value",
    path: `/${shape.namedBy.at(-1)}`,
    message: `The entry is named "${name}", but its request says "${own}".`,
    hint: "Give both the same name.",
  });
}

function readChecks(value: unknown, issues: Issue[]): void {
  const known = ["severity", "suppressions", "packs", "budgets"];
  if (!isObject(value)) return wrongType(issues, "/checks", "an object", value);
  const from = count(issues);
  for (const key of Object.keys(value)) if (!known.includes(key)) unknownField(issues, key, known);
  for (const [index, suppression] of Array.isArray(value["suppressions"]) ? value["suppressions"].entries() : []) {
    const at = `/suppressions/${index}`;
    if (!isObject(suppression)) wrongType(issues, at, "an object", suppression);
    else
      for (const member of ["rule", "reason"])
        if (typeof suppression[member] !== "string") wrongType(issues, `${at}/${member}`, "a string", suppression[member]);
  }
  prefix(issues, from, "/checks");
}

function readLocal(value: unknown, issues: Issue[]): void {
  const known = ["command", "cwd", "env", "healthCheck"];
  if (!isObject(value)) return wrongType(issues, "/local", "an object that is keyed by family/container", value);
  for (const [name, entry] of Object.entries(value)) {
    const from = count(issues);
    if (!isObject(entry)) wrongType(issues, "", "an object", entry);
    else {
      for (const key of Object.keys(entry)) if (!known.includes(key)) unknownField(issues, key, known);
      for (const list of ["command", "healthCheck"]) {
        const words = entry[list];
        if (words === undefined && list !== "command") continue;
        if (!Array.isArray(words) || words.length === 0 || !words.every((word) => typeof word === "string")) {
          wrongType(issues, `/${list}`, "a list of strings: a program and its arguments", words);
        }
      }
      if (entry["cwd"] !== undefined && typeof entry["cwd"] !== "string") wrongType(issues, "/cwd", "a string", entry["cwd"]);
      if (entry["env"] !== undefined && !isObject(entry["env"])) wrongType(issues, "/env", "an object of strings", entry["env"]);
    }
    prefix(issues, from, `/local/${escapePointer(name)}`);
  }
}
