import type { Diagnostic } from "@stowage/model";
import { atSeverities } from "./policies/suppress.js";
import { readRequest } from "./requests.js";
import type { RequestName } from "./requests.js";
import type { Context } from "./rule.js";
import { runRules, settingsOf } from "./run-rules.js";
import type { CheckOptions } from "./run-rules.js";
import { newSheet } from "./sheet.js";

/** What may be known beside a single request. */
export type Surroundings = Omit<Context, "on">;

/**
 * Checks one AWS request by its kind: shape first, then the rules. Never throws, whatever the value is. Paths point into the request.
 *
 * @example
 * checkRequest("cluster", { clusterName: "main" }, {}, { stage: "cluster" });
 */
export function checkRequest(name: RequestName, request: unknown, around: Surroundings = {}, options: CheckOptions = {}): Diagnostic[] {
  const sheet = newSheet();
  const { subject, look } = readRequest(sheet, name, request, []);
  runRules(sheet, subject, [], { ...around, on: name, bytesAtMost: look?.bytes }, settingsOf(options), look);
  return atSeverities(sheet.diagnostics, options.severity);
}
