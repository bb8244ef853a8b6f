import { createReadStream, existsSync } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream";
import { StowageError } from "@stowage/model";
import { command, shared } from "../../command.js";
import type { Command } from "../../command.js";
import { loadEntry } from "../../load/load-entry.js";
import { renderBill } from "../../render/bill.js";
import { printJson } from "../../render/json.js";
import { estimateFlags, estimateOptions } from "./estimate-options.js";
import type { EstimateFlags } from "./estimate-options.js";
import { namingFile } from "./naming-file.js";

interface BillFlags extends EstimateFlags {
  readonly format: "pretty" | "json";
  readonly entry?: string;
}

export const costBillCommand: Command = command<BillFlags>({
  name: "cost bill",
  operands: "<EXPORT>",
  summary: "what did it cost? a Cost and Usage Report or FOCUS export (CSV, also .gz) beside the estimate, by service",
  options: [
    shared["format"]!,
    shared["region"]!,
    ...estimateFlags,
    { flags: "--entry <ENTRY>", about: "the definition; the working folder's by default" },
  ],
  async run({ operands, options, io }) {
    const [name = ""] = operands;
    const path = resolve(io.cwd, name);
    if (!existsSync(path)) throw new StowageError("input-missing", `There is no file ${name}.`, { hint: "Name an export in CSV." });
    const { compareBill, estimate, readBill } = await import("@stowage/cost");
    const entry = await loadEntry(options.entry, io.cwd, options);
    const settings = await estimateOptions(entry, options, io);
    const { createGunzip } = await import("node:zlib");
    const file = createReadStream(path);
    // A pipeline hands an error of the file on to its reader; there is nothing else to do at its end.
    const bill = await namingFile(name, () => readBill(name.endsWith(".gz") ? pipeline(file, createGunzip(), () => {}) : file));
    const comparison = compareBill(bill, await estimate(entry.assembly, settings), entry.assembly, settings);
    if (options.format === "json") printJson(io, comparison);
    else io.out(renderBill(comparison));
    return 0;
  },
});
