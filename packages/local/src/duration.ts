import { StowageError } from "@stowage/model";

const units: { readonly [unit: string]: number } = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * A time span in milliseconds: a number as it is, a text with its unit.
 *
 * @throws {StowageError} `duration` for what is no time span.
 * @example
 * milliseconds("15m"); // 900000
 */
export function milliseconds(duration: number | string): number {
  if (typeof duration === "number") return duration;
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(duration.trim());
  if (match === null)
    throw new StowageError("duration", `"${duration}" is not a time span.`, { hint: 'Write "500ms", "30s", "15m", "2h" or "1d".' });
  return Number(match[1]) * units[match[2]!]!;
}
