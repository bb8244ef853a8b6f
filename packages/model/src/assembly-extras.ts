// The sections of the Assembly that hold no AWS request. Nothing in them is null.
import { eachText, fields, list, map, need, oneOf, part, text } from "./shape-checks.js";
import type { Check } from "./shape-checks.js";
import { wrongType } from "./validation.js";
import type { Issue } from "./validation.js";

export function readChecks(value: unknown, out: Issue[]): void {
  const x = ownFields(out, value, ["severity", "suppressions", "packs", "budgets"]);
  if (x === undefined) return;
  map(out, x["severity"], "/severity", severity);
  list(out, x["suppressions"], "/suppressions", suppression);
  list(out, x["packs"], "/packs", eachText);
  list(out, x["budgets"], "/budgets", budget);
}

/** Keyed by `family/container`. */
export function readLocal(value: unknown, out: Issue[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    wrongType(out, "", "an object that is keyed by family/container", value);
  } else map(out, value, "", localContainer);
}

/** Keyed by family. */
export function readGrants(value: unknown, out: Issue[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) wrongType(out, "", "an object that is keyed by family", value);
  else map(out, value, "", grantList);
}

const grantList: Check = (value, out) => list(out, value, "", grant);

const grant: Check = (value, out) => {
  const x = ownFields(out, value, ["actions", "resources", "condition"]);
  if (x === undefined) return;
  for (const name of ["actions", "resources"]) {
    need(out, x[name], name);
    part(out, x[name], `/${name}`, words);
  }
  for (const [index, action] of (Array.isArray(x["actions"]) ? x["actions"] : []).entries()) {
    if (typeof action === "string" && !/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action))
      wrongType(out, `/actions/${index}`, "an action without wildcards: s3:GetObject", action);
  }
  map(out, x["condition"], "/condition", keyValues);
};

const keyValues: Check = (value, out) => map(out, value, "", words);

const severity: Check = (value, out) => {
  eachText(value, out);
  if (typeof value === "string") oneOf(out, value, "", ["error", "warning", "off"]);
};

const suppression: Check = (value, out) => {
  const x = ownFields(out, value, ["rule", "path", "reason"]);
  if (x === undefined) return;
  for (const name of ["rule", "reason"]) need(out, x[name], name);
  for (const name of ["rule", "path", "reason"]) text(out, x[name], `/${name}`);
};

const budget: Check = (value, out) => {
  const x = ownFields(out, value, ["service", "tag", "maxMonthly"]);
  if (x === undefined) return;
  for (const name of ["service", "tag", "maxMonthly"]) text(out, x[name], `/${name}`);
  need(out, x["maxMonthly"], "maxMonthly");
  const most = x["maxMonthly"];
  if (typeof most === "string" && !/^\d+(\.\d+)?$/.test(most))
    wrongType(out, "/maxMonthly", 'a decimal number as a string: "250.00"', most);
};

const localContainer: Check = (value, out) => {
  const x = ownFields(out, value, ["command", "cwd", "env", "healthCheck"]);
  if (x === undefined) return;
  need(out, x["command"], "command");
  for (const name of ["command", "healthCheck"]) part(out, x[name], `/${name}`, words);
  text(out, x["cwd"], "/cwd");
  map(out, x["env"], "/env", eachText);
};

const words: Check = (value, out) => {
  if (!Array.isArray(value) || value.length === 0) wrongType(out, "", "a list of strings that is not empty", value);
  else list(out, value, "", eachText);
};

function ownFields(out: Issue[], value: unknown, known: readonly string[]): Record<string, unknown> | undefined {
  const x = fields(out, value, known);
  for (const name of known) if (x?.[name] === null) wrongType(out, `/${name}`, "a value, or left out", null);
  return x;
}
