import { relative } from "node:path";
import type { Diagnostic } from "@stowage/model";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import type { Io } from "../io.js";
import { countsText, renderDiagnostics } from "../render/diagnostics.js";
import { printJson } from "../render/json.js";

interface CheckOptions {
  readonly format: "pretty" | "json";
}

/** One checked file or entry, with what was found in it. */
interface CheckedFile {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
}

export const checkCommand: Command = command<CheckOptions>({
  name: "check",
  operands: "[ENTRY|FILE...]",
  summary: "is it right? every mistake, with its place and what to write instead",
  options: [shared["format"]!],
  async run({ operands, options, io }) {
    const files: CheckedFile[] = [];
    for (const operand of operands.length > 0 ? operands : [undefined]) files.push(await checkOperand(operand, io));
    const all = files.flatMap(({ diagnostics }) => diagnostics);
    const errors = all.filter(({ severity }) => severity === "error").length;
    const warnings = all.length - errors;
    if (options.format === "json") {
      printJson(io, {
        format: "stowage/check@1",
        ok: errors === 0,
        errors,
        warnings,
        files: files.map((file) => answerOf(file, io.cwd)),
      } as { format: string });
    } else {
      io.out(files.map(({ file, diagnostics }) => renderDiagnostics(file, diagnostics, io)).join(""));
      io.out(
        `${files.length === 1 ? files[0]!.file : `${files.length} files`}: ${all.length === 0 ? "nothing to say against" : countsText(errors, warnings)}\n`,
      );
    }
    return errors > 0 ? 1 : 0;
  },
});

async function checkOperand(operand: string | undefined, io: Io): Promise<CheckedFile> {
  if (operand?.endsWith(".json")) {
    const [{ locateDiagnostics, readJsonFile }, { checkDocument }] = await Promise.all([
      import("../load/json-file.js"),
      import("@stowage/rules"),
    ]);
    const file = await readJsonFile(operand, io.cwd);
    if (file.syntaxError) return { file: operand, diagnostics: [file.syntaxError] };
    return { file: operand, diagnostics: await locateDiagnostics(file, checkDocument(file.value).diagnostics) };
  }
  const { loadEntry } = await import("../load/load-entry.js");
  const entry = await loadEntry(operand, io.cwd);
  return { file: entry.name, diagnostics: entry.diagnostics };
}

function answerOf({ file, diagnostics }: CheckedFile, cwd: string): object {
  return {
    file,
    diagnostics: diagnostics.map(({ rule, severity, path, message, hint, docs, location }) => ({
      rule,
      severity,
      path,
      message,
      hint,
      docs,
      ...(location && { location: { ...location, file: relative(cwd, location.file) || location.file } }),
    })),
  };
}
