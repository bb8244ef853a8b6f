import { priceBookSchema, readInput } from "@stowage/model/inputs";
import type { PriceBook } from "@stowage/model/inputs";
import { StowageError } from "@stowage/model";
import { today } from "../clock.js";
import { command, shared } from "../command.js";
import type { Command } from "../command.js";
import type { Io } from "../io.js";
import { readJsonValue } from "../load/json-file.js";
import { loadEntry } from "../load/load-entry.js";
import type { Entry } from "../load/load-entry.js";
import { regionOf } from "../load/region.js";
import { renderEstimate } from "../render/estimate.js";
import { printJson } from "../render/json.js";

interface CostOptions {
  readonly format: "pretty" | "json";
  readonly region?: string;
  readonly hours?: string;
  readonly count?: string;
  readonly prices?: string;
}

export const costCommand: Command = command<CostOptions>({
  name: "cost",
  operands: "[ENTRY]",
  summary: "what does it cost? an estimate at list prices, line by line",
  options: [
    shared["format"]!,
    shared["region"]!,
    { flags: "--hours <HOURS>", about: "the span that the amounts cover; 730, a month, by default" },
    { flags: "--count <COUNT>", about: "the number of tasks of a lone task definition; 1 by default" },
    { flags: "--prices <FILE>", about: "a price book of your own, over the list prices" },
  ],
  async run({ operands, options, io }) {
    const entry = await loadEntry(operands[0], io.cwd, options);
    const { estimate } = await import("@stowage/cost");
    const answer = await estimate(entry.assembly, {
      region: regionOf(entry, options.region),
      hours: numberOf("hours", options.hours),
      count: numberOf("count", options.count),
      prices: await priceBook(entry, options.prices, io),
      today: today(),
    });
    if (options.format === "json") printJson(io, answer);
    else io.out(renderEstimate(answer, io));
    return answer.unpriced.length > 0 ? 1 : 0;
  },
});

/** @throws {StowageError} `usage-number` */
function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new StowageError("usage-number", `--${name} ${text} is not a number.`);
  return value;
}

/** @throws {StowageError} `input-prices` with what is wrong in the book. */
async function priceBook({ configuration }: Entry, option: string | undefined, io: Io): Promise<PriceBook | undefined> {
  const name = option ?? configuration?.prices;
  if (name === undefined) return undefined;
  const { value, diagnostics } = readInput(priceBookSchema, (await readJsonValue(name, io.cwd)).value);
  if (value) return value;
  const list = diagnostics.map(({ path, message, hint }) => `  ${path}: ${message} ${hint}`).join("\n");
  throw new StowageError("input-prices", `${name} is not a price book:\n${list}`, { diagnostics });
}
