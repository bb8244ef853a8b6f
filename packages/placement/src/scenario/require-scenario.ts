import { StowageError } from "@stowage/model";
import type { Diagnostic } from "@stowage/model";
import { readScenario } from "./read-scenario.js";
import type { Scenario } from "./scenario.js";

/**
 * Reads a scenario that must be right, with the warnings about it.
 *
 * @param input The parsed JSON of a scenario file.
 * @throws StowageError `scenario-invalid` with a diagnostic for each finding.
 * @example const { scenario } = requireScenario(JSON.parse(text));
 */
export function requireScenario(input: unknown): { readonly scenario: Scenario; readonly diagnostics: readonly Diagnostic[] } {
  const { scenario, diagnostics } = readScenario(input);
  if (scenario) return { scenario, diagnostics };
  const hint = "The fields of a scenario are listed in docs/placement.md.";
  throw new StowageError("scenario-invalid", summary(diagnostics), { hint, diagnostics });
}

/** So many findings are spelt out; the error carries all. */
const SHOWN = 20;

function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const lines = errors.slice(0, SHOWN).map(({ path, message, hint }) => `  ${path || "/"}: ${message}${hint ? `\n    ${hint}` : ""}`);
  if (errors.length > SHOWN) lines.push(`  and ${errors.length - SHOWN} more`);
  return ["The scenario cannot be read:", ...lines].join("\n");
}
