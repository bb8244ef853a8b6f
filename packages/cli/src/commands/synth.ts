import { relative, resolve } from "node:path";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import type { Emission } from "../emitted-files.js";
import type { Io } from "../io.js";
import type { Entry } from "../load/load-entry.js";
import { loadEntry } from "../load/load-entry.js";
import { countsText, renderDiagnostics } from "../render/diagnostics.js";

interface SynthOptions {
  readonly out?: string;
  readonly region?: string;
  readonly emit: Emission | "ecs";
}

export const synthCommand: Command = command<SynthOptions>({
  name: "synth",
  operands: "[ENTRY]",
  summary: "write the Assembly and its ECS JSON files",
  options: [
    { flags: "--out <DIR>", about: "where to write; stowage.out by default" },
    {
      flags: "--emit <FORM>",
      about: "what to write: ECS JSON, or a CloudFormation template, a Terraform configuration, AWS Batch job definitions",
      choices: ["ecs", "cloudformation", "terraform", "batch"],
      default: "ecs",
    },
    shared["region"]!,
  ],
  async run({ operands, options, io }) {
    const entry = await loadEntry(operands[0], io.cwd, options);
    const errors = entry.diagnostics.filter(({ severity }) => severity === "error").length;
    io.err(renderDiagnostics(entry.name, entry.diagnostics, io));
    if (errors > 0) {
      io.err(`Nothing was written: ${countsText(errors, entry.diagnostics.length - errors)}.\n`);
      return 1;
    }
    const folder = resolve(io.cwd, options.out ?? entry.configuration?.out ?? "stowage.out");
    for (const file of await write(entry, options.emit, folder, io)) io.out(`${relative(io.cwd, file) || file}\n`);
    return 0;
  },
});

async function write({ assembly, name }: Entry, emission: Emission | "ecs", folder: string, io: Io): Promise<string[]> {
  if (emission === "ecs") {
    const { writeAssemblyFiles } = await import("../write-assembly-files.js");
    return writeAssemblyFiles(assembly, folder);
  }
  const { emittedFiles, jobDefinitions } = await import("../emitted-files.js");
  const { writeFiles } = await import("../write-files.js");
  const { files, leftOut } = await emittedFiles(assembly, emission);
  io.err(renderDiagnostics(`${name}, as ${emission}`, leftOut, io));
  return writeFiles(files, folder, emission === "batch" ? [jobDefinitions] : []);
}
