import { Decimal } from "decimal.js";
import { Money } from "./money.js";

/**
 * An amount for people: two decimals, rounded half up (the only place where money is rounded), thousands apart, the currency behind. An amount
 * below half a cent that is not zero is shown to its first two digits, so that it does not look free.
 *
 * @example
 * formatMoney("1234.565", "USD"); // "1,234.57 USD"
 */
export function formatMoney(amount: string | Money, currency: string): string {
  return `${formatAmount(amount)} ${currency}`;
}

/** The same without the currency. */
export function formatAmount(amount: string | Money): string {
  const exact = new Money(amount);
  const cents = exact.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  if (cents.isZero() && !exact.isZero()) return exact.toSignificantDigits(2, Decimal.ROUND_HALF_UP).toFixed();
  const [whole = "", fraction = ""] = cents.abs().toFixed(2).split(".");
  return `${cents.isNegative() && !cents.isZero() ? "-" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${fraction}`;
}

/** A difference, with its sign. */
export function formatDifference(amount: string | Money): string {
  const text = formatAmount(amount);
  return new Money(amount).isPositive() && !new Money(amount).isZero() ? `+${text}` : text;
}
