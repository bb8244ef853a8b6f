import type { Io } from "../io.js";

/** Prints a JSON answer whole, its `format` first. */
export function printJson(io: Io, answer: { readonly format: string }): void {
  const { format, ...rest } = answer;
  io.out(`${JSON.stringify({ format, ...rest }, undefined, 2)}\n`);
}
