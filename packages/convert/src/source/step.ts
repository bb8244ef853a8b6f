import type { Code } from "./code.js";
import { literal } from "./code.js";

/** One call of a builder's method. */
export interface Step {
  readonly method: string;
  /** A type argument, where the compiler is to be told one. */
  readonly type?: string;
  readonly args: readonly Code[];
}

/** A step whose arguments are plain values. */
export function step(method: string, ...args: readonly unknown[]): Step {
  return { method, args: args.map(literal) };
}

/** A step whose arguments are expressions. */
export function codeStep(method: string, ...args: readonly Code[]): Step {
  return { method, args };
}
