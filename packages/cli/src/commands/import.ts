import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { StowageError } from "@stowage/model";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import type { Target } from "../connect.js";
import { renderDiagnostics } from "../render/diagnostics.js";

interface ImportOptions extends Target {
  readonly out?: string;
  readonly cluster?: string;
  readonly variables?: string;
}

export const importCommand: Command = command<ImportOptions>({
  name: "import",
  operands: "[FILE]",
  summary: "turn ECS JSON, a Compose file or a live cluster into definitions in TypeScript",
  options: [
    { flags: "--out <FILE.ts>", about: "write them there instead of printing them" },
    { flags: "--cluster <NAME>", about: "import this live cluster instead of a file" },
    // Not --env-file, as Docker has it: Node 20 takes that for itself wherever it stands.
    { flags: "--variables <FILE>", about: "the values of a Compose file's variables, as in `.env`; they are written into the source" },
    shared["region"]!,
    shared["endpoint"]!,
    shared["local"]!,
    shared["port"]!,
  ],
  async run({ operands, options, io }) {
    const [file] = operands;
    if ((file === undefined) === (options.cluster === undefined)) {
      throw new StowageError("usage-import", file === undefined ? "Nothing is named to import." : "A file and a cluster are named.", {
        hint: "Name a file, or a cluster with --cluster NAME.",
      });
    }
    const { source, diagnostics } =
      file === undefined
        ? await (await import("../load/import-live.js")).importLive(options.cluster!, options)
        : await (await import("../load/import-file.js")).importFile(file, io.cwd, options.variables);
    io.err(renderDiagnostics(file ?? options.cluster!, diagnostics, io));
    if (options.out === undefined) io.out(source);
    else {
      await writeFile(resolve(io.cwd, options.out), source);
      io.err(`Wrote ${options.out}.\n`);
    }
    return 0;
  },
});
