import { command, shared } from "../../command.js";
import type { Command } from "../../command.js";
import { readInputFile } from "../../load/input-file.js";
import { loadEntry } from "../../load/load-entry.js";
import { renderAdvice } from "../../render/advice.js";
import { printJson } from "../../render/json.js";
import { estimateFlags, estimateOptions, numberOf } from "./estimate-options.js";
import type { EstimateFlags } from "./estimate-options.js";

interface AdviseFlags extends EstimateFlags {
  readonly format: "pretty" | "json";
  readonly observations?: string;
  readonly interruptible?: string;
}

export const costAdviseCommand: Command = command<AdviseFlags>({
  name: "cost advise",
  operands: "[ENTRY]",
  summary: "what would be cheaper? each with its saving, its risk and the edit to make",
  options: [
    shared["format"]!,
    shared["region"]!,
    ...estimateFlags,
    { flags: "--observations <FILE>", about: "measured cpu and memory percentiles, for right-sizing" },
    { flags: "--interruptible <SHARE>", about: "the most of a service's tasks that may be interrupted at once, 0 to 1, for Spot" },
  ],
  async run({ operands, options, io }) {
    const entry = await loadEntry(operands[0], io.cwd, options);
    const { advise } = await import("@stowage/cost");
    const report = await advise(entry.assembly, {
      ...(await estimateOptions(entry, options, io)),
      observations: await readInputFile("observations", options.observations, io.cwd),
      interruptible: numberOf("interruptible", options.interruptible),
    });
    if (options.format === "json") printJson(io, report);
    else io.out(renderAdvice(report, io));
    return 0;
  },
});
