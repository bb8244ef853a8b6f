import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import { confirmTarget, connect } from "../connect.js";
import type { Target } from "../connect.js";
import { StowageError } from "@stowage/model";
import { loadEntry } from "../load/load-entry.js";
import { printJson } from "../render/json.js";

interface RunOptions extends Target {
  readonly format: "pretty" | "json";
  readonly entry?: string;
  readonly yes?: boolean;
}

export const runCommand: Command = command<RunOptions>({
  name: "run",
  operands: "<TASK>",
  summary: "run a one-off task of the application and wait until it has ended",
  options: [
    { flags: "--entry <ENTRY>", about: "the definition; the working folder's by default" },
    shared["format"]!,
    shared["region"]!,
    shared["endpoint"]!,
    shared["local"]!,
    shared["port"]!,
    shared["yes"]!,
  ],
  async run({ operands, options, io }) {
    const entry = await loadEntry(options.entry, io.cwd, options);
    const clients = await connect(entry, options);
    const { closeClients, runTask } = await import("@stowage/client");
    const [name] = operands;
    if (name === undefined) throw new StowageError("usage-task", "No task is named.");
    try {
      if (!(await confirmTarget(entry, clients, options, io))) return 1;
      const result = await runTask(entry.assembly, name, clients, {
        intervalMs: options.local ? 200 : 6_000,
        onProgress: (state) => io.err(`  ${state}\n`),
      });
      if (options.format === "json") printJson(io, { format: "stowage/run@1", ...result });
      else
        io.out(
          `${name}: ${result.ok ? "ended well" : (result.stoppedReason ?? "failed")} (${Object.entries(result.exitCodes)
            .map(([container, code]) => `${container} ${code ?? "never ran"}`)
            .join(", ")})\n`,
        );
      return result.ok ? 0 : 1;
    } finally {
      closeClients(clients);
    }
  },
});
