import { nearest, StowageError } from "@stowage/model";
import type { Discount } from "@stowage/model/inputs";
import { Money } from "../money.js";
import { itemNames, namesItems, unitOf } from "./items.js";
import type { PriceList, UnitPrice } from "./price-list.js";
import { priceKey } from "./price-list.js";

/** The terms for which Compute Savings Plan rates are carried, in the regions that have them. */
const CARRIED_TERMS = ["1y-no-upfront", "1y-all-upfront", "3y-no-upfront", "3y-all-upfront"];

/**
 * A price list under discounts, and under the rates of a term. An item's price under a term is its list price less the discounts for that term;
 * where there are none, the carried Compute Savings Plan rate; where there is none either, the price on demand. Discounts without a term come off that.
 *
 * @throws StowageError `discount-item-unknown`, `term-unknown`.
 */
export function applyDiscounts(list: PriceList, discounts: readonly Discount[], term?: string): PriceList {
  discounts.forEach(({ item }, at) => mustBeAnItem(item, `/discounts/${at}/item`));
  if (term !== undefined) mustBeATerm(term, discounts);
  const here = discounts.filter(({ region }) => region === undefined || region === list.region);
  const discounted = new Map<string, UnitPrice | undefined>();

  const find = (item: string, variant?: string): UnitPrice | undefined => {
    const key = priceKey(item, variant);
    if (!discounted.has(key)) discounted.set(key, work(item, list.find(item, variant), variant));
    return discounted.get(key);
  };

  const work = (item: string, price: UnitPrice | undefined, variant?: string): UnitPrice | undefined => {
    const meant = here.filter((discount) => matches(discount.item, item));
    const forTerm = term === undefined ? [] : meant.filter((discount) => discount.term === term);
    const plan = term !== undefined && forTerm.length === 0 ? list.find(`compute-savings-plan.${term}.${item}`, variant) : undefined;
    const from = plan === undefined ? price : { ...plan, item };
    if (from === undefined) return undefined;
    return [...forTerm, ...meant.filter((discount) => discount.term === undefined)].reduce(less, from);
  };

  return {
    region: list.region,
    currency: list.currency,
    find,
    *all() {
      for (const [key, price] of list.all()) yield [key, find(price.item, key.slice(price.item.length + 1) || undefined) ?? price];
    },
  };
}

function matches(pattern: string, item: string): boolean {
  return pattern.endsWith("*") ? item.startsWith(pattern.slice(0, -1)) : pattern === item;
}

function less(price: UnitPrice, { percent, source, asOf }: Discount): UnitPrice {
  const amount = price.amount.times(new Money(100).minus(percent)).div(100);
  const date = price.date === "undated" || price.date < asOf ? price.date : asOf;
  return { ...price, amount, text: amount.toString(), source: `${price.source}, less ${percent} % (${source})`, date };
}

function mustBeAnItem(pattern: string, at: string): void {
  const prefix = pattern.endsWith("*") ? pattern.slice(0, -1) : undefined;
  if (prefix === undefined ? unitOf(pattern) !== undefined : namesItems(prefix)) return;
  const near = nearest(
    prefix?.replace(/\.$/, "") ?? pattern,
    prefix === undefined ? itemNames : itemNames.map((name) => name.split(".")[0]!),
  );
  throw new StowageError("discount-item-unknown", `Price book ${at}: "${pattern}" is not an item that is priced here.`, {
    hint:
      near === undefined
        ? "Write an item, or a prefix that ends in *: fargate.*"
        : `Did you mean "${near}${prefix === undefined ? "" : ".*"}"?`,
  });
}

function mustBeATerm(term: string, discounts: readonly Discount[]): void {
  const terms = [...new Set([...CARRIED_TERMS, ...discounts.flatMap((discount) => discount.term ?? [])])];
  if (terms.includes(term)) return;
  const near = nearest(term, terms);
  throw new StowageError("term-unknown", `There are no rates for the term "${term}".`, {
    hint: near === undefined ? `Known terms: ${terms.join(", ")}.` : `Did you mean "${near}"?`,
  });
}
