import type { Location } from "@stowage/model";
import { printable } from "./printable.js";

/** The longest part of a source line that is shown; around the column where the line is longer. */
const widthMax = 96;

/**
 * The source line of a finding with its neighbours' numbers kept out of the way, and a caret under the column.
 *
 *     11 |       "portMappings": [{ "contanerPort": 80 }]
 *        |                          ^
 */
export function frame(text: string, { line, column }: Location): string[] {
  const source = text.split("\n")[line - 1]?.replace(/\r$/, "");
  if (source === undefined) return [];
  const start = source.length > widthMax && column > widthMax / 2 ? Math.min(column - widthMax / 2, source.length - widthMax) : 0;
  const shown = printable(source.slice(start, start + widthMax));
  const number = String(line);
  return [`${number} | ${shown}`, `${" ".repeat(number.length)} | ${" ".repeat(Math.max(0, column - 1 - start))}^`];
}
