import { nearest, StowageError } from "@stowage/model";
import type { Price, PriceBook } from "@stowage/model/inputs";
import { Money } from "../money.js";
import { itemNames, unitOf } from "./items.js";
import type { PriceList, UnitPrice } from "./price-list.js";
import { priceKey } from "./price-list.js";

/** The items that are priced by operating system and architecture. */
const BY_PLATFORM = /^fargate(-spot)?\.(vcpu|memory)$/;

/** A price list with the prices of a book over it. Prices of other regions are checked and left out. */
export function layerBook(list: PriceList, book: PriceBook): PriceList {
  const own = new Map<string, UnitPrice>();
  book.prices.forEach((price, at) => {
    const entry = entryOf(price, `/prices/${at}`);
    const zone = zoneOf(price, list.region);
    if (zone !== undefined) own.set(zone === "" ? entry.key : `${entry.key}:${zone}`, entry.price);
  });
  if (own.size > 0 && book.currency !== list.currency) {
    throw new StowageError(
      "price-currency",
      `The price book is in ${book.currency}, the prices of ${list.region} are in ${list.currency}.`,
      {
        hint: `Write the prices of ${list.region} in ${list.currency}; amounts of two currencies are never added.`,
      },
    );
  }
  return {
    region: list.region,
    currency: list.currency,
    find: (item, variant) => own.get(priceKey(item, variant)) ?? list.find(item, variant),
    *all() {
      for (const entry of list.all()) if (!own.has(entry[0])) yield entry;
      yield* own;
    },
  };
}

/** Empty for the region itself, the zone group for a Local Zone or Wavelength Zone of it, undefined for another region. */
function zoneOf(price: Price, region: string): string | undefined {
  if (price.region === region) return "";
  return price.region.startsWith(`${region}-`) ? price.region : undefined;
}

function entryOf(price: Price, at: string): { readonly key: string; readonly price: UnitPrice } {
  const item = price.spot === true ? price.item.replace(/^(fargate|ec2)\./, "$1-spot.") : price.item;
  const unit = unitOf(item);
  if (unit === undefined) {
    const near = nearest(price.item, itemNames);
    throw new StowageError("price-item-unknown", `Price book ${at}/item: "${price.item}" is not an item that is priced here.`, {
      hint: near === undefined ? "The items are listed in the documentation of the price book." : `Did you mean "${near}"?`,
    });
  }
  if (price.unit !== unit) {
    throw new StowageError("price-unit", `Price book ${at}/unit: ${price.item} is priced per ${unit}, not per ${price.unit}.`, {
      hint: `Convert the price, and write "unit": "${unit}".`,
    });
  }
  const { source, asOf: date } = price;
  return {
    key: priceKey(item, variantOf(price, item)),
    price: { item, amount: new Money(price.price), text: price.price, unit, source, date },
  };
}

function variantOf({ os, arch, tenancy }: Price, item: string): string | undefined {
  if (BY_PLATFORM.test(item)) return `${os ?? "linux"}/${arch ?? "x86_64"}`;
  if (!item.startsWith("ec2")) return undefined;
  return [...(os === "windows" ? ["windows"] : []), ...(tenancy === "dedicated" ? ["dedicated"] : [])].join("/") || undefined;
}
