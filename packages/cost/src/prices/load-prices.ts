import { nearest, StowageError } from "@stowage/model";
import type { PriceBook } from "@stowage/model/inputs";
import { loaders, regionNames } from "./data/index.js";
import { layerBook } from "./layer-book.js";
import type { PriceList } from "./price-list.js";
import { priceListOf } from "./price-list.js";

/**
 * Loads the list prices of one region, and lays a price book of one's own over them.
 *
 * @param region A region that Amazon ECS has. One without a known price gives an empty list in US dollars, so that every price is named as unknown.
 * @param book Prices that replace or add to the carried ones; only those of the region count.
 * @throws StowageError `region-unknown`, `price-unit`, `price-item-unknown`, `price-currency`.
 *
 * @example
 * const prices = await loadPrices("eu-west-1");
 * prices.find("fargate.vcpu", "linux/arm64")?.text; // "0.03238"
 */
export async function loadPrices(region: string, book?: PriceBook): Promise<PriceList> {
  const list = await carried(region);
  return book === undefined ? list : layerBook(list, book);
}

const loaded = new Map<string, PriceList>();

async function carried(region: string): Promise<PriceList> {
  const known = loaded.get(region);
  if (known) return known;
  if (!regionNames.includes(region)) {
    const near = nearest(region, [...regionNames]);
    throw new StowageError("region-unknown", `"${region}" is not a region of Amazon ECS.`, {
      hint: near === undefined ? "Pass a region such as us-east-1." : `Did you mean "${near}"?`,
    });
  }
  const load = Object.hasOwn(loaders, region) ? loaders[region] : undefined;
  const list = priceListOf(load === undefined ? { region, currency: "USD", listed: "" } : await load());
  loaded.set(region, list);
  return list;
}
