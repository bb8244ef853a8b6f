import type * as z from "zod";
import type { Diagnostic } from "../diagnostic.js";
import { nearest } from "../nearest.js";
import { escapePointer } from "../validation.js";

/**
 * Reads an input of our own by its schema: the value, or what is wrong with it as diagnostics with JSON pointers.
 *
 * @example
 * const { value, diagnostics } = readInput(scenarioSchema, JSON.parse(text));
 */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): { value?: T; diagnostics: Diagnostic[] } {
  const result = schema.safeParse(input);
  if (result.success) return { value: result.data, diagnostics: [] };
  return { diagnostics: result.error.issues.flatMap((issue) => diagnosticsOf(issue, input)) };
}

function diagnosticsOf(issue: z.core.$ZodIssue, input: unknown): Diagnostic[] {
  const path = issue.path.map((segment) => `/${escapePointer(typeof segment === "number" ? segment : String(segment))}`).join("");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const near = nearest(key, siblings(key, input, issue.path));
      return {
        rule: "unknown-field",
        severity: "error",
        path: `${path}/${escapePointer(key)}`,
        message: `"${key}" is not a field that is known here.`,
        hint: near ? `Did you mean "${near}"?` : "Remove it.",
      };
    });
  }
  const missing = issue.code === "invalid_type" && valueAt(input, issue.path) === undefined;
  const rule = missing ? "missing-field" : issue.code === "invalid_type" ? "wrong-type" : "unknown-value";
  const message = missing ? `"${String(issue.path.at(-1) ?? "input")}" is missing.` : `${issue.message}.`.replace("..", ".");
  return [{ rule, severity: "error", path, message, hint: missing ? "Add it." : "Write a value as the message says." }];
}

/** The names that could have been meant; each input's fields are few, so one list serves them all. */
function siblings(key: string, input: unknown, path: readonly PropertyKey[]): string[] {
  const here = valueAt(input, path);
  const taken = new Set(typeof here === "object" && here !== null ? Object.keys(here) : []);
  return inputFields.filter((name) => name !== key && !taken.has(name));
}

const inputFields: readonly string[] = [
  ...["entry", "region", "account", "out", "packs", "rules", "prices", "local", "port", "data", "driver"],
  ...["seed", "instances", "groups", "id", "type", "az", "count", "attributes", "cpu", "memory", "running", "name", "hostPorts", "gpu"],
  ...["networkMode", "trunking", "placementConstraints", "placementStrategy", "expression", "field"],
  ...["format", "currency", "item", "os", "arch", "spot", "tenancy", "unit", "price", "source", "asOf", "discounts", "percent", "term"],
  ...["services", "tasks", "taskHours", "runs", "seconds", "shared", "loadBalancers", "capacityUnits", "natGateways", "interfaceEndpoints"],
  ...["publicIpv4", "fileSystems", "cloudMap", "resources", "calls", "secrets", "parameters", "advanced", "imagesGb", "externalInstances"],
  ...["logsGb", "logsStoredGb", "interAzGb", "internetOutGb", "customMetrics", "containerInsightsMetrics", "alarms", "gb"],
  ...["standardGb", "oneZoneGb", "infrequentAccessGb", "archiveGb", "readGb", "writtenGb", "provisionedMibps"],
];

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    input,
  );
}
