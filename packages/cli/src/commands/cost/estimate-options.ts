import type { EstimateOptions } from "@stowage/cost";
import { StowageError } from "@stowage/model";
import { today } from "../../clock.js";
import type { Option } from "../../command.js";
import type { Io } from "../../io.js";
import { readInputFile } from "../../load/input-file.js";
import type { Entry } from "../../load/entry.js";
import { regionOf } from "../../load/region.js";

/** The options of every command that estimates. */
export interface EstimateFlags {
  readonly region?: string;
  readonly hours?: string;
  readonly count?: string;
  readonly prices?: string;
  readonly term?: string;
  readonly usage?: string;
}

export const estimateFlags: readonly Option[] = [
  { flags: "--hours <HOURS>", about: "the span that the amounts cover; 730, a month, by default" },
  { flags: "--count <COUNT>", about: "the number of tasks of a lone task definition; 1 by default" },
  { flags: "--usage <FILE>", about: "what definitions do not say: average tasks, traffic, logs, …" },
  { flags: "--prices <FILE>", about: "a price book of your own, over the list prices" },
  { flags: "--term <TERM>", about: "the commitment whose discounts of the price book apply: 1y-no-upfront, …" },
];

/** @throws {StowageError} `usage-…`, `input-…` */
export async function estimateOptions(entry: Entry, flags: EstimateFlags, io: Io): Promise<EstimateOptions> {
  return {
    region: regionOf(entry, flags.region),
    hours: numberOf("hours", flags.hours),
    count: numberOf("count", flags.count),
    usage: await readInputFile("usage file", flags.usage, io.cwd),
    prices: await readInputFile("price book", flags.prices ?? entry.configuration?.prices, io.cwd),
    term: flags.term,
    today: today(),
  };
}

/** @throws {StowageError} `usage-number` */
export function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new StowageError("usage-number", `--${name} ${text} is not a number.`);
  return value;
}
