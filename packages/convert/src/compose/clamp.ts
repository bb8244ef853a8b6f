import { limits } from "@stowage/model";
import { toComplete } from "./conversion.js";
import type { Conversion } from "./conversion.js";

/** A number as a whole one within what ECS takes, with a note where that changes it by more than rounding up. */
export function clamp(conversion: Conversion, path: string, limit: keyof typeof limits, value: number): number {
  const { min, max } = limits[limit];
  const whole = Math.ceil(value);
  const inside = Math.min(Math.max(whole, min), max);
  if (inside !== whole) {
    toComplete(conversion, path, `ECS takes ${min} to ${max} here, not ${value}.`, `It is ${inside} now: see whether that will do.`);
  }
  return inside;
}
