import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { collecting, recorded } from "./test-rule.js";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** The cases of every rule, gathered by loading the tests of the rules without running them. Await it while a test file is loaded. */
export async function everyCase(): Promise<typeof recorded> {
  collecting.now = true;
  try {
    // The question mark makes it a module of its own: the file itself is still to be loaded as a test.
    for (const file of ruleTests()) await import(/* @vite-ignore */ `${file}?cases`);
  } finally {
    collecting.now = false;
  }
  return recorded;
}

function ruleTests(): string[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join(src, name))
    .filter((file) => /^testRule\(/m.test(readFileSync(file, "utf8")));
}
