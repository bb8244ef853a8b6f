import type { SimulatedSpan } from "@stowage/model/inputs";
import { seededRandom } from "../random.js";

/** A number from 0 up to, not including, 1 that a seed decides. */
export function uniform(seed: string): number {
  return seededRandom(seed).below(0x1_0000_0000) / 0x1_0000_0000;
}

/** A normally distributed duration in milliseconds, cut off at two spreads and at 0. */
export function spanMs({ mean, spread = 0 }: SimulatedSpan, seed: string): number {
  if (spread === 0) return Math.round(mean * 1000);
  const random = seededRandom(seed);
  const next = (): number => (random.below(0xffff_ffff) + 1) / 0x1_0000_0000;
  // Box and Muller's way to a normal distribution.
  const normal = Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
  return Math.round(Math.max(0, mean + spread * Math.max(-2, Math.min(2, normal))) * 1000);
}

/** How long until something happens that happens so often a day; undefined: never. */
export function waitMs(perDay: number, seed: string): number | undefined {
  if (perDay <= 0) return undefined;
  return (-Math.log(1 - uniform(seed)) / perDay) * 86_400_000;
}
