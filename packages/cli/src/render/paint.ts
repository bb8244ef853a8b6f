import { styleText } from "node:util";
import type { Io } from "../io.js";

type Style = "red" | "yellow" | "green" | "cyan" | "bold" | "dim";

/** The text in a style, where the terminal shows styles. */
export function paint(io: Io, style: Style, text: string): string {
  return io.color ? styleText(style, text) : text;
}
