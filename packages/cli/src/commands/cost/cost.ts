import { command, shared } from "../../command.js";
import type { Command } from "../../command.js";
import { loadEntry } from "../../load/load-entry.js";
import { renderEstimate, renderGroups, renderRange } from "../../render/estimate.js";
import { printJson } from "../../render/json.js";
import { estimateFlags, estimateOptions } from "./estimate-options.js";
import type { EstimateFlags } from "./estimate-options.js";

interface CostOptions extends EstimateFlags {
  readonly format: "pretty" | "json";
  readonly by?: string;
}

export const costCommand: Command = command<CostOptions>({
  name: "cost",
  operands: "[ENTRY]",
  summary: "what does it cost? an estimate at list prices, line by line; exit 1 if a price is unknown",
  options: [
    shared["format"]!,
    shared["region"]!,
    ...estimateFlags,
    { flags: "--by <GROUP>", about: "add the amounts up by resource, task, item or tag:KEY" },
  ],
  async run({ operands, options, io }) {
    const entry = await loadEntry(operands[0], io.cwd, options);
    const { estimate, estimateRange, groupEstimate } = await import("@stowage/cost");
    const settings = await estimateOptions(entry, options, io);
    const answer = await estimate(entry.assembly, settings);
    if (options.by !== undefined) {
      const groups = groupEstimate(answer, entry.assembly, options.by, settings);
      const { currency, region, hours, monthly } = answer;
      if (options.format === "json")
        printJson(io, { format: "stowage/cost-groups@1", currency, region, hours, by: options.by, monthly, groups });
      else io.out(renderGroups(groups, answer, io));
    } else if (options.format === "json") {
      printJson(io, answer);
    } else {
      io.out(renderEstimate(answer, io));
      if (entry.assembly.scaling) io.out(renderRange(await estimateRange(entry.assembly, settings), io));
    }
    return answer.unpriced.length > 0 ? 1 : 0;
  },
});
