import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { command } from "../command.js";
import type { Command } from "../command.js";
import { readJsonValue } from "../load/json-file.js";

interface ImportOptions {
  readonly out?: string;
}

export const importCommand: Command = command<ImportOptions>({
  name: "import",
  operands: "<FILE>",
  summary: "turn an ECS task definition in JSON into a definition in TypeScript",
  options: [{ flags: "--out <FILE.ts>", about: "write it there instead of printing it" }],
  async run({ operands, options, io }) {
    const file = await readJsonValue(operands[0]!, io.cwd);
    const { importTaskDefinition } = await import("@stowage/convert");
    const source = importTaskDefinition(file.value);
    if (options.out === undefined) io.out(source);
    else {
      await writeFile(resolve(io.cwd, options.out), source);
      io.err(`Wrote ${options.out}.\n`);
    }
    return 0;
  },
});
