import { Decimal } from "decimal.js";

/**
 * Decimal numbers for quantities and money. Quantities have at most 18 decimal places and list prices at most 12, so products and sums of
 * amounts below 10^24 fit the 64 significant digits kept: nothing is rounded on the way. Printed without an exponent.
 */
export const Money: typeof Decimal = Decimal.clone({ precision: 64, toExpNeg: -64, toExpPos: 64, rounding: Decimal.ROUND_HALF_EVEN });

export type Money = Decimal;

/** Decimal places of a quantity: what does not end (a third of an hour) is rounded here, half to even, before it is multiplied. Our choice. */
const QUANTITY_PLACES = 18;

export function quantity(value: Money): Money {
  return value.decimalPlaces() > QUANTITY_PLACES ? value.toDecimalPlaces(QUANTITY_PLACES) : value;
}
