import type { Io } from "../io.js";

/** Prints a JSON answer whole, its `format` first. */
export function printJson<T extends { readonly format: string }>(io: Io, answer: T): void {
  const { format, ...rest } = answer;
  io.out(`${JSON.stringify({ format, ...rest }, undefined, 2)}\n`);
}
