import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

/** Compares a text with the golden file of that name; `UPDATE=1` writes the file anew. */
export function expectGolden(name: string, text: string): void {
  const file = new URL(`golden/${name}`, import.meta.url);
  if (process.env["UPDATE"] === "1") writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
}
