import type { Estimate, EstimateLine, UnpricedItem } from "@stowage/model";
import { estimateFormat } from "@stowage/model";
import { billing } from "../billing.js";
import { Money, quantity as rounded } from "../money.js";
import type { PriceList, UnitPrice } from "../prices/price-list.js";

/** Significant digits of the hourly amount, which need not end. Our choice. */
const HOURLY_DIGITS = 34;

/** A part of a quantity that has a price of its own: what lies above the tier before, up to `upTo`. */
export interface Tier {
  readonly item: string;
  readonly upTo?: number;
}

/** Collects the lines of an estimate, what could not be priced and what was assumed, and adds them up. */
export interface Ledger {
  readonly prices: PriceList;
  /** The span that is estimated, in hours, and in months of 730 hours. */
  readonly hours: Money;
  readonly months: Money;
  /** Adds `quantity` of an item at its list price, or names the price as unknown. Nothing is added for a quantity of zero. */
  add(resource: string, item: string, quantity: Money, variant?: string): void;
  /** The same at a price that was worked out from others. */
  addAt(resource: string, price: UnitPrice, quantity: Money): void;
  /** Adds a quantity whose price falls with the amount that all resources of the estimate use together. */
  addTiered(resource: string, tiers: readonly Tier[], quantity: Money): void;
  /** Names something that is in no sum. */
  gap(resource: string, item: string, reason: string): void;
  /** Says something once that the reader has to know. */
  assume(sentence: string): void;
  close(): Estimate;
}

export function openLedger(prices: PriceList, hours: Money): Ledger {
  const lines: EstimateLine[] = [];
  const unpriced: UnpricedItem[] = [];
  const assumptions = new Set<string>();
  const used = new Set<UnitPrice>();
  const usedInTiers = new Map<string, Money>();
  let total = new Money(0);

  const addAt = (resource: string, price: UnitPrice, amount: Money): void => {
    if (amount.isZero()) return;
    const { item, unit, text: unitPrice } = price;
    const exact = rounded(amount);
    const product = exact.times(price.amount);
    total = total.plus(product);
    used.add(price);
    lines.push({ resource, item, quantity: exact.toString(), unit, unitPrice, monthly: product.toString() });
  };
  const gap = (resource: string, item: string, reason: string): void => void unpriced.push({ resource, item, reason });
  const add = (resource: string, item: string, amount: Money, variant?: string): void => {
    if (amount.isZero()) return;
    const price = prices.find(item, variant);
    if (price) addAt(resource, price, amount);
    else gap(resource, item, unknownPrice(prices.region, item, variant));
  };
  const addTiered = (resource: string, tiers: readonly Tier[], amount: Money): void => {
    const from = usedInTiers.get(tiers[0]!.item) ?? new Money(0);
    usedInTiers.set(tiers[0]!.item, from.plus(amount));
    for (const [item, part] of inTiers(tiers, from, amount)) add(resource, item, part);
  };

  return {
    prices,
    hours,
    months: hours.div(billing.hoursPerMonth),
    add,
    addAt,
    addTiered,
    gap,
    assume: (sentence) => void assumptions.add(sentence),
    close: () => ({
      format: estimateFormat,
      currency: prices.currency,
      region: prices.region,
      hours: hours.toNumber(),
      hourly: total.div(hours).toSignificantDigits(HOURLY_DIGITS).toString(),
      monthly: total.toString(),
      lines,
      unpriced,
      assumptions: [...assumptions],
      prices: provenance(used.size > 0 ? used : firstOf(prices)),
    }),
  };
}

/** The parts of `amount` in each tier, where `from` is used up already. */
export function inTiers(tiers: readonly Tier[], from: Money, amount: Money): (readonly [item: string, part: Money])[] {
  const end = from.plus(amount);
  let below = new Money(0);
  return tiers.map(({ item, upTo = Infinity }) => {
    const part = Money.max(0, Money.min(end, upTo).minus(Money.max(from, below)));
    below = new Money(upTo);
    return [item, part] as const;
  });
}

function unknownPrice(region: string, item: string, variant: string | undefined): string {
  const what = variant === undefined ? item : `${item} (${variant})`;
  return `The price of ${what} in ${region} is not known. Add it in a price book.`;
}

/** Nothing was priced: the source of the region's first price stands for the list. */
function firstOf(prices: PriceList): ReadonlySet<UnitPrice> {
  for (const [, price] of prices.all()) return new Set([price]);
  return new Set();
}

/** The sources of the prices in use, and the date of the oldest; a price without a date is older than any. */
function provenance(used: ReadonlySet<UnitPrice>): { source: string; date: string } {
  if (used.size === 0) return { source: "no price of this region is known", date: "undated" };
  const dates = [...used].map(({ date }) => date);
  const source = [...new Set([...used].map((price) => price.source))].join("; ");
  return { source, date: dates.includes("undated") ? "undated" : dates.sort()[0]! };
}
