import { nearest, StowageError } from "@stowage/model";
import type { PriceBook } from "@stowage/model/inputs";
import { findRegion, regionCodes } from "@stowage/model/regions";
import { applyDiscounts } from "./apply-discounts.js";
import { loaders } from "./data/index.js";
import { layerBook } from "./layer-book.js";
import type { PriceList } from "./price-list.js";
import { priceListOf } from "./price-list.js";

/**
 * Loads the list prices of one region, and lays a price book of one's own over them.
 *
 * @param region A region that Amazon ECS has. One without a known price gives an empty list in US dollars, so that every price is named as unknown.
 * @param book Prices that replace or add to the carried ones, and discounts; only those of the region count.
 * @param term A commitment whose rates to take: one of the book's, or `1y-no-upfront`, `1y-all-upfront`, `3y-no-upfront`, `3y-all-upfront`
 *   (Compute Savings Plans, where their rates are carried). Default: on demand.
 * @throws StowageError `region-unknown`, `price-unit`, `price-item-unknown`, `price-currency`, `discount-item-unknown`, `term-unknown`.
 *
 * @example
 * const prices = await loadPrices("us-east-1");
 * prices.find("fargate.vcpu", "linux/arm64")?.text; // "0.03238"
 */
export async function loadPrices(region: string, book?: PriceBook, term?: string): Promise<PriceList> {
  const list = (await carried(region)) ?? withoutPrices(region, book);
  if (book === undefined && term === undefined) return list;
  const layered = book === undefined ? list : layerBook(list, book);
  const discounts = book?.discounts ?? [];
  return discounts.length === 0 && term === undefined ? layered : applyDiscounts(layered, discounts, term);
}

const loaded = new Map<string, PriceList>();

/** The carried prices of a region; undefined: there are none. */
async function carried(region: string): Promise<PriceList | undefined> {
  const known = loaded.get(region);
  if (known !== undefined || !Object.hasOwn(loaders, region)) return known;
  const list = priceListOf(await loaders[region]!());
  loaded.set(region, list);
  return list;
}

/** A region of which the book alone may know prices, in the book's currency. */
function withoutPrices(region: string, book: PriceBook | undefined): PriceList {
  const inBook = book?.prices.some((price) => price.region === region) === true;
  if (!inBook && findRegion(region) === undefined) {
    const near = nearest(region, regionCodes());
    throw new StowageError("region-unknown", `"${region}" is not a region of Amazon ECS.`, {
      hint: near === undefined ? "Pass a region such as us-east-1." : `Did you mean "${near}"?`,
    });
  }
  return priceListOf({ region, currency: book?.currency ?? "USD", listed: "" });
}
