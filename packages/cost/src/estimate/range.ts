import type { Assembly, Estimate } from "@stowage/model";
import { loadPrices } from "../prices/load-prices.js";
import { estimateWith } from "./estimate.js";
import type { EstimateOptions } from "./options.js";
import { readOptions, regionOf } from "./options.js";

/** What an Assembly costs at the least, as expected, and at the most. */
export interface EstimateRange {
  readonly minimum: Estimate;
  readonly expected: Estimate;
  readonly maximum: Estimate;
}

/**
 * The estimate with every scaled service at the lowest and at the highest number of tasks of its scaling target, and between them the estimate
 * at the desired counts or the usage's averages. Throws what `estimate` throws.
 *
 * @example
 * const { minimum, maximum } = await estimateRange(assembly, { region: "eu-west-1" });
 */
export async function estimateRange(assembly: Assembly, options: EstimateOptions = {}): Promise<EstimateRange> {
  readOptions(options);
  const prices = await loadPrices(regionOf(assembly, options), options.prices, options.term);
  const at = (bound: EstimateOptions["bound"]): Estimate => estimateWith(prices, assembly, { ...options, bound });
  return { minimum: at("minimum"), expected: at(undefined), maximum: at("maximum") };
}
