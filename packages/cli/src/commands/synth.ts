import { relative, resolve } from "node:path";
import { assemblyFiles, assemblyFolders, readAssembly } from "@stowage/model";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import type { Emission } from "../emitted-files.js";
import type { Io } from "../io.js";
import type { Entry } from "../load/entry.js";
import { loadEntry } from "../load/load-entry.js";
import { countsText, renderDiagnostics } from "../render/diagnostics.js";

interface SynthOptions {
  readonly out?: string;
  readonly region?: string;
  readonly emit: Emission | "ecs";
  readonly check: boolean;
}

export const synthCommand: Command = command<SynthOptions>({
  name: "synth",
  operands: "[ENTRY]",
  summary: "write the Assembly, and its requests as ECS JSON files",
  options: [
    { flags: "--out <DIR>", about: "where to write; stowage.out by default" },
    {
      flags: "--emit <FORM>",
      about: "what to write: ECS JSON, or a CloudFormation template, a Terraform configuration, AWS Batch job definitions",
      choices: ["ecs", "cloudformation", "terraform", "batch"],
      default: "ecs",
    },
    { flags: "--no-check", about: "say nothing of what AWS would refuse, and do not fail for it" },
    shared["region"]!,
  ],
  async run({ operands, options, io }) {
    const entry = await loadEntry(operands[0], io.cwd, options);
    const errors = entry.diagnostics.filter(({ severity }) => severity === "error").length;
    const counts = countsText(errors, entry.diagnostics.length - errors);
    const writable = errors === 0 || canBeWritten(entry);
    if (options.check || !writable) io.err(renderDiagnostics(entry.name, entry.diagnostics, io));
    if (!writable) {
      io.err(`Nothing was written: ${counts}.\n`);
      return 1;
    }
    const folder = resolve(io.cwd, options.out ?? entry.configuration?.out ?? "stowage.out");
    for (const file of await write(entry, options.emit, folder, io)) io.out(`${relative(io.cwd, file) || file}\n`);
    if (errors === 0 || !options.check) return 0;
    io.err(`Written as it stands, with ${counts}: do not deploy it before they are mended.\n`);
    return 1;
  },
});

/** What AWS would refuse is written all the same, as a compiler does; what is not all there, or has no shape and names of files, is not. */
function canBeWritten({ assembly, complete }: Entry): boolean {
  return complete && readAssembly(assembly).assembly !== undefined;
}

async function write({ assembly, name }: Entry, emission: Emission | "ecs", folder: string, io: Io): Promise<string[]> {
  const { writeFiles } = await import("../write-files.js");
  if (emission === "ecs") return writeFiles(new Map(Object.entries(assemblyFiles(assembly))), folder, assemblyFolders);
  const { emittedFiles, jobDefinitions } = await import("../emitted-files.js");
  const { files, leftOut } = await emittedFiles(assembly, emission);
  io.err(renderDiagnostics(`${name}, as ${emission}`, leftOut, io));
  return writeFiles(files, folder, emission === "batch" ? [jobDefinitions] : []);
}
