import type { UnpricedItem } from "@stowage/model";
import { billing } from "../billing.js";
import { formatAmount, formatDifference, formatMoney } from "../format-money.js";
import { Money } from "../money.js";
import type { CostDiff } from "./diff-estimates.js";

/** `+23.88 USD a month (57.33 → 81.21, +41.7 %)`; says so where either side has gaps. */
export function headline({ difference, base, head, currency, hours, unpriced: { added, removed, kept } }: CostDiff): string {
  const span = hours === billing.hoursPerMonth ? "a month" : `in ${hours} hours`;
  const gaps = added.length + removed.length + kept.length === 0 ? "" : ", without what has no known price";
  if (new Money(difference.monthly).isZero()) return `No difference: ${formatMoney(head.monthly, currency)} ${span}${gaps}`;
  const percent = new Money(base.monthly).isZero() ? "" : `, ${formatPercent(new Money(difference.monthly).div(base.monthly))}`;
  return `${formatDifference(difference.monthly)} ${currency} ${span} (${formatAmount(base.monthly)} → ${formatAmount(head.monthly)}${percent})${gaps}`;
}

/** What stands below the table: the rest, what has no price, where the prices come from. */
export function footLines({ unpriced, region, prices }: CostDiff, unchanged: string | undefined): string[] {
  return [
    ...(unchanged === undefined ? [] : [unchanged]),
    ...unknown("Without a known price, and in no sum", [...unpriced.added, ...unpriced.kept]),
    `List prices of ${region}, the oldest of ${prices.date}, before tax.`,
  ];
}

export function plural(resources: number): string {
  return resources === 1 ? "1 resource" : `${resources} resources`;
}

/** At most so many gaps are named one by one. */
const MOST_GAPS = 5;

function unknown(title: string, gaps: readonly UnpricedItem[]): string[] {
  if (gaps.length === 0) return [];
  const named = gaps.slice(0, MOST_GAPS).map(({ resource, item }) => `${resource} ${item}`);
  return [`${title}: ${[...named, ...(gaps.length > MOST_GAPS ? [`${gaps.length - MOST_GAPS} more`] : [])].join(", ")}.`];
}

function formatPercent(ratio: Money): string {
  const percent = ratio.times(100).toDecimalPlaces(1);
  return `${percent.isNegative() ? "" : "+"}${percent.toFixed(1)} %`;
}
