import { StowageError } from "@stowage/model";
import type { Diagnostic } from "@stowage/model";
import { readInputFile } from "./load/input-file.js";
import type { Entry } from "./load/entry.js";

/**
 * The budgets of an entry that its estimate exceeds. Rules do not know prices, so the two meet here. Nothing is estimated where no budget is set.
 *
 * @throws {StowageError} what the estimate throws: `region-missing`, …
 */
export async function budgetFindings({ assembly, configuration }: Entry, cwd: string): Promise<readonly Diagnostic[]> {
  if ((assembly.checks?.budgets ?? []).length === 0) return [];
  const { checkBudgets, estimate } = await import("@stowage/cost");
  const region = assembly.region ?? configuration?.region;
  const prices = await readInputFile("price book", configuration?.prices, cwd);
  return checkBudgets(assembly, await estimate(assembly, { region, prices }));
}

/** @throws {StowageError} `budget-exceeded` if one of the findings is an error. */
export function refuseOverBudget(findings: readonly Diagnostic[]): void {
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  throw new StowageError("budget-exceeded", errors.map(({ message }) => message).join("\n"), {
    hint: errors[0]!.hint,
    diagnostics: errors,
  });
}
