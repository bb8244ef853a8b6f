import type { Code, Step } from "./code.js";
import { literal } from "./code.js";

/** A step whose arguments are plain values. */
export function step(method: string, ...args: readonly unknown[]): Step {
  return { method, args: args.map(literal) };
}

/** A step whose arguments are expressions. */
export function codeStep(method: string, ...args: readonly Code[]): Step {
  return { method, args };
}
