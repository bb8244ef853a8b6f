/** Whether a number that is there lies outside of the range. */
export function outside(value: number | undefined, { min, max }: { readonly min: number; readonly max: number }): value is number {
  return value !== undefined && !(value >= min && value <= max);
}

/** Whether a number has one decimal at most. */
export function inTenths(value: number): boolean {
  return Math.abs(value * 10 - Math.round(value * 10)) < 1e-9;
}
