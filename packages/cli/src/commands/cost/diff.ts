import { command, shared } from "../../command.js";
import type { Command } from "../../command.js";
import type { Target } from "../../connect.js";
import { estimateFlags, estimateOptions } from "./estimate-options.js";
import type { EstimateFlags } from "./estimate-options.js";

interface DiffOptions extends EstimateFlags, Target {
  readonly region?: string;
  readonly format: "pretty" | "json" | "markdown";
}

export const costDiffCommand: Command = command<DiffOptions>({
  name: "cost diff",
  operands: "<BASE> <HEAD>",
  summary: "what does a change cost? BASE and HEAD are entries, REVISION:ENTRY as git has it, or live:CLUSTER",
  options: [
    { ...shared["format"]!, choices: ["pretty", "json", "markdown"] },
    shared["region"]!,
    shared["endpoint"]!,
    shared["local"]!,
    shared["port"]!,
    ...estimateFlags,
  ],
  async run({ operands, options, io }) {
    const { diffEstimates, estimate, renderDiff } = await import("@stowage/cost");
    const [base, head] = await Promise.all(
      operands.map(async (operand) => {
        const entry = operand.startsWith("live:")
          ? await (await import("../../load/import-live.js")).loadLive(operand.slice("live:".length), options)
          : await (await import("../../load/load-revision.js")).loadRevision(operand, io.cwd, options);
        return estimate(entry.assembly, await estimateOptions(entry, options, io));
      }),
    );
    io.out(renderDiff(diffEstimates(base!, head!), options.format === "pretty" ? "table" : options.format));
    return 0;
  },
});
