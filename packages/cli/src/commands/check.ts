import { relative } from "node:path";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import type { Io } from "../io.js";
import type { CheckedFile, CheckReport } from "../render/check-report.js";
import { countsText, renderDiagnostics } from "../render/diagnostics.js";
import { renderGithub } from "../render/github.js";
import { printJson } from "../render/json.js";
import { renderSarif } from "../render/sarif.js";

interface CheckOptions {
  readonly format: "pretty" | "json" | "sarif" | "github";
}

export const checkCommand: Command = command<CheckOptions>({
  name: "check",
  operands: "[ENTRY|FILE...]",
  summary: "is it right? every mistake, with its place and what to write instead",
  options: [{ ...shared["format"]!, choices: ["pretty", "json", "sarif", "github"] }],
  async run({ operands, options, io }) {
    const files: CheckedFile[] = [];
    for (const operand of operands.length > 0 ? operands : [undefined]) files.push(await checkOperand(operand, io));
    const all = files.flatMap(({ diagnostics }) => diagnostics);
    const errors = all.filter(({ severity }) => severity === "error").length;
    const report = { files, errors, warnings: all.length - errors };
    renderers[options.format](report, io);
    return errors > 0 ? 1 : 0;
  },
});

const renderers: { readonly [format in CheckOptions["format"]]: (report: CheckReport, io: Io) => void } = {
  pretty({ files, errors, warnings }, io) {
    io.out(files.map(({ file, diagnostics }) => renderDiagnostics(file, diagnostics, io)).join(""));
    const subject = files.length === 1 ? files[0]!.file : `${files.length} files`;
    io.out(`${subject}: ${errors + warnings === 0 ? "nothing to say against" : countsText(errors, warnings)}\n`);
  },
  json: ({ files, errors, warnings }, io) =>
    printJson(io, { format: "stowage/check@1", ok: errors === 0, errors, warnings, files: files.map((file) => answerOf(file, io)) }),
  sarif: (report, io) => io.out(renderSarif(report, io)),
  github: (report, io) => io.out(renderGithub(report, io)),
};

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
  const [{ budgetFindings }, { loadEntry }] = await Promise.all([import("../budget-findings.js"), import("../load/load-entry.js")]);
  const entry = await loadEntry(operand, io.cwd);
  return { file: entry.name, diagnostics: [...entry.diagnostics, ...(await budgetFindings(entry, io.cwd))] };
}

function answerOf({ file, diagnostics }: CheckedFile, io: Io): object {
  return {
    file,
    diagnostics: diagnostics.map(({ rule, severity, path, message, hint, docs, location }) => ({
      rule,
      severity,
      path,
      message,
      hint,
      docs,
      ...(location && { location: { ...location, file: relative(io.cwd, location.file) || location.file } }),
    })),
  };
}
