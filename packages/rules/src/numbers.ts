/** Whether a number that is there lies outside of the range. */
export function outside(value: number | undefined, { min, max }: { readonly min: number; readonly max: number }): value is number {
  return value !== undefined && !(value >= min && value <= max);
}
