import type { Random } from "../random.js";

/** `length` lower-case letters and digits, as in the ids of Cloud Map. */
export function alphanumerics(random: Random, length: number): string {
  return Array.from({ length }, () => random.below(36).toString(36)).join("");
}
