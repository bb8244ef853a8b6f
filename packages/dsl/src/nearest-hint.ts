import { nearest } from "@stowage/model";

/** "Did you mean …?" if a known name is near, otherwise what else to do. */
export function nearestHint(name: string, known: readonly string[], otherwise: string): string {
  const near = nearest(name, known);
  return near === undefined ? otherwise : `Did you mean "${near}"?`;
}
