import { relative, resolve } from "node:path";
import { StowageError } from "@stowage/model";
import { checkOperand } from "../check-operand.js";
import type { CheckedOperand } from "../check-operand.js";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import type { Io } from "../io.js";
import type { Configured } from "../load/load-configuration.js";
import { checkSettings } from "../load/settings.js";
import type { CheckedFile, CheckReport } from "../render/check-report.js";
import { diagnosticAnswer } from "../render/diagnostic-answer.js";
import { countsText, renderDiagnostics } from "../render/diagnostics.js";
import { fixAnswer, renderFixes } from "../render/fixes.js";
import { renderGithub } from "../render/github.js";
import { printJson } from "../render/json.js";
import { renderSarif } from "../render/sarif.js";

interface CheckOptions {
  readonly format: "pretty" | "json" | "sarif" | "github";
  readonly fix?: boolean;
  readonly config?: string;
}

export const checkCommand: Command = command<CheckOptions>({
  name: "check",
  operands: "[ENTRY|FILE...]",
  summary: "is it right? every mistake, with its place and what to write instead",
  options: [
    { ...shared["format"]!, choices: ["pretty", "json", "sarif", "github"] },
    { flags: "--fix", about: "put right in JSON files, in place, what has one right answer; in modules and YAML, say what to edit" },
    {
      flags: "--config <DIR>",
      about: "the folder of a stowage.config.ts whose packs, rules, policies and suppressions hold for these files",
    },
  ],
  async run({ operands, options, io }) {
    const configured = options.config === undefined ? undefined : await configurationIn(options.config, io);
    const checked: CheckedOperand[] = [];
    for (const operand of operands.length > 0 ? operands : [options.config])
      checked.push(await checkOperand(operand, { configured, fix: options.fix === true }, io));
    const files = [...checked, ...(await configurationFiles(checked, io))];
    const all = files.flatMap(({ diagnostics }) => diagnostics);
    const errors = all.filter(({ severity }) => severity === "error").length;
    const report = { files, errors, warnings: all.length - errors };
    await renderers[options.format](report, io);
    return errors > 0 ? 1 : 0;
  },
});

const renderers: { readonly [format in CheckOptions["format"]]: (report: CheckReport, io: Io) => void | Promise<void> } = {
  pretty({ files, errors, warnings }, io) {
    io.out(
      files.map(({ file, diagnostics, fixes = [] }) => renderFixes(file, fixes, io) + renderDiagnostics(file, diagnostics, io)).join(""),
    );
    const subject = files.length === 1 ? files[0]!.file : `${files.length} files`;
    io.out(`${subject}: ${errors + warnings === 0 ? "nothing to say against" : countsText(errors, warnings)}\n`);
  },
  json: ({ files, errors, warnings }, io) =>
    printJson(io, { format: "stowage/check@1", ok: errors === 0, errors, warnings, files: files.map((file) => answerOf(file, io)) }),
  async sarif(report, io) {
    const { catalogue } = await import("@stowage/rules");
    io.out(renderSarif(report, io, new Map(catalogue.map(({ id, summary }) => [id, summary]))));
  },
  github: (report, io) => io.out(renderGithub(report, io)),
};

/** @throws {StowageError} `input-no-configuration`, and what the configuration's own reading throws. */
async function configurationIn(folder: string, io: Io): Promise<Configured> {
  const { loadConfiguration } = await import("../load/load-configuration.js");
  const configured = await loadConfiguration(resolve(io.cwd, folder), io.cwd);
  if (configured) return configured;
  throw new StowageError("input-no-configuration", `${folder} has no stowage.config.ts.`, { hint: "Name the folder that holds one." });
}

/** What is wrong with the configurations themselves; a suppression is needed if any of the operands needs it. */
async function configurationFiles(checked: readonly CheckedOperand[], io: Io): Promise<CheckedFile[]> {
  const files = new Set(checked.flatMap(({ configured }) => configured?.file ?? []));
  const found = await Promise.all(
    [...files].map((file) => {
      const same = checked.flatMap(({ configured }) => (configured?.file === file ? [configured] : []));
      const used = new Set(same.flatMap((configured) => [...configured.used]));
      return checkSettings(same[0]!.configuration, file, relative(io.cwd, file) || file, used);
    }),
  );
  return found.filter((file) => file !== undefined);
}

function answerOf({ file, diagnostics, fixes }: CheckedFile, io: Io): object {
  return {
    file,
    diagnostics: diagnostics.map((diagnostic) => diagnosticAnswer(diagnostic, io)),
    ...(fixes && { fixes: fixes.map((fix) => fixAnswer(fix, io)) }),
  };
}
