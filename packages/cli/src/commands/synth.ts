import { relative, resolve } from "node:path";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import { loadEntry } from "../load/load-entry.js";
import { countsText, renderDiagnostics } from "../render/diagnostics.js";

interface SynthOptions {
  readonly out?: string;
  readonly region?: string;
}

export const synthCommand: Command = command<SynthOptions>({
  name: "synth",
  operands: "[ENTRY]",
  summary: "write the Assembly and its ECS JSON files",
  options: [{ flags: "--out <DIR>", about: "where to write; stowage.out by default" }, shared["region"]!],
  async run({ operands, options, io }) {
    const { writeAssemblyFiles } = await import("../write-assembly-files.js");
    const entry = await loadEntry(operands[0], io.cwd, options);
    const errors = entry.diagnostics.filter(({ severity }) => severity === "error").length;
    io.err(renderDiagnostics(entry.name, entry.diagnostics, io));
    if (errors > 0) {
      io.err(`Nothing was written: ${countsText(errors, entry.diagnostics.length - errors)}.\n`);
      return 1;
    }
    const folder = resolve(io.cwd, options.out ?? entry.configuration?.out ?? "stowage.out");
    for (const file of await writeAssemblyFiles(entry.assembly, folder)) io.out(`${relative(io.cwd, file) || file}\n`);
    return 0;
  },
});
