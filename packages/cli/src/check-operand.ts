import type { Diagnostic } from "@stowage/model";
import type { Io } from "./io.js";
import type { Configured } from "./load/load-configuration.js";
import { settingsOf } from "./load/settings.js";
import { isYaml } from "./load/yaml-file.js";
import type { CheckedFile } from "./render/check-report.js";

export interface CheckOperandOptions {
  /** The configuration that is to hold for all operands. */
  readonly configured: Configured | undefined;
  readonly fix: boolean;
}

/** What was found in an operand, and of which configuration the suppressions were used. */
export interface CheckedOperand extends CheckedFile {
  readonly configured?: (Pick<Configured, "configuration" | "file"> & { readonly used: ReadonlySet<number> }) | undefined;
}

/** Checks an ENTRY, or a plain file of JSON or YAML; with `fix`, does first what has one right answer. */
export async function checkOperand(operand: string | undefined, options: CheckOperandOptions, io: Io): Promise<CheckedOperand> {
  return operand !== undefined && (operand.endsWith(".json") || isYaml(operand))
    ? checkJson(operand, options, io)
    : checkEntry(operand, options, io);
}

async function checkJson(operand: string, { configured, fix }: CheckOperandOptions, io: Io): Promise<CheckedOperand> {
  const [{ locateDiagnostics, readJsonFile }, { applySettings, checkDocument }] = await Promise.all([
    import("./load/json-file.js"),
    import("@stowage/rules"),
  ]);
  const file = await readJsonFile(operand, io.cwd);
  if (file.syntaxError) return { file: operand, diagnostics: [file.syntaxError] };
  const settings = settingsOf(configured?.configuration);
  const check = (value: unknown): ReturnType<typeof applySettings> => applySettings(checkDocument(value, settings).diagnostics, settings);
  const fixed = fix ? await (await import("./fix-json-file.js")).fixJsonFile(file, (value) => check(value).diagnostics) : undefined;
  const now = fixed?.file ?? file;
  const { diagnostics, used } = check(now.value);
  return {
    file: operand,
    diagnostics: await locateDiagnostics(now, diagnostics),
    ...(fixed && { fixes: fixed.fixes }),
    ...(configured && { configured: { ...configured, used } }),
  };
}

async function checkEntry(operand: string | undefined, { configured, fix }: CheckOperandOptions, io: Io): Promise<CheckedOperand> {
  const [{ budgetFindings }, { loadEntry }] = await Promise.all([import("./budget-findings.js"), import("./load/load-entry.js")]);
  const entry = await loadEntry(operand, io.cwd, { configuration: configured?.configuration, configurationFile: configured?.file });
  const diagnostics: readonly Diagnostic[] = [...entry.diagnostics, ...(await budgetFindings(entry, io.cwd))];
  const { configuration, configurationFile: file, suppressed: used } = entry;
  return {
    file: entry.name,
    diagnostics,
    ...(fix && { fixes: await (await import("./steps-to-edit.js")).stepsToEdit(entry, io) }),
    ...(configuration && file !== undefined && used && { configured: { configuration, file, used } }),
  };
}
