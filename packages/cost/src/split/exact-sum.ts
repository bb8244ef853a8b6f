import { UNIT_DECIMALS } from "./share-pool.js";
import { Money } from "../money.js";

/** A sum of whole units that never loses one, however large it gets: doubles while they are exact, a bigint for what is more. */
export interface ExactSum {
  small: number;
  large: bigint;
  /** Digits beyond the unit, as a decimal part of a unit. */
  fraction: Money;
}

/** Added up in doubles up to here; twice as much is still exact. */
const CARRY = 2 ** 51;

export function exactSum(): ExactSum {
  return { small: 0, large: 0n, fraction: new Money(0) };
}

/** @param units Whole, below 2^52. */
export function addUnits(sum: ExactSum, units: number): void {
  sum.small += units;
  if (sum.small < CARRY) return;
  sum.large += BigInt(sum.small);
  sum.small = 0;
}

/** @param remainder The digits after the last unit, `""` for none. */
export function addRemainder(sum: ExactSum, remainder: string): void {
  if (remainder !== "") sum.fraction = sum.fraction.plus(`0.${remainder}`);
}

export function decimalOf(sum: ExactSum): string {
  const units = new Money((sum.large + BigInt(sum.small)).toString()).plus(sum.fraction);
  return units.times(`1e-${UNIT_DECIMALS}`).toString();
}
