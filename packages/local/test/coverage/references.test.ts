import { schema } from "@stowage/model/ecs";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { namesOf } from "./coverage.js";
import { events } from "./events.js";
import { reasons } from "./reasons.js";
import { refusals } from "./refusals.js";
import { states } from "./states.js";

const all = [...states, ...reasons, ...events, ...refusals];

/** A test file's expectations, less those that something does not happen, and the tables that its cases come from. */
function expectationsOf(testFile: string): string {
  const code = readFileSync(fileURLToPath(new URL(`../../${testFile}`, import.meta.url)), "utf8");
  const expectations = [...code.matchAll(/\bexpect\([\s\S]*?;\n/g)].map(([text]) => text).filter((text) => !text.includes(".not."));
  const tables = [...code.matchAll(/\.each(?:<[^(]*>)?\(\[[\s\S]*?\](?: as const)?\)\(/g)].map(([text]) => text);
  const named = [...code.matchAll(/const (\w+)[^=\n]*= \[\n[\s\S]*?\n\](?: as const)?;/g)]
    .filter(([, name]) => new RegExp(`\\.each\\(${name}\\)|toEqual\\([^;]*\\b${name}\\b`).test(code))
    .map(([text]) => text);
  return [...expectations, ...tables, ...named].join("\n");
}

const known = new Map<string, string>();
function shows(testFile: string, name: string): boolean {
  const text = known.get(testFile) ?? expectationsOf(testFile);
  known.set(testFile, text);
  // A name is a word of its own: SCALE_UP is not shown by POST_SCALE_UP.
  return /^\w+$/.test(name) ? new RegExp(`\\b${name}\\b`).test(text) : text.includes(name);
}

describe("what AWS names has a test that expects it", () => {
  it.each(all.flatMap(({ kind, shown }) => Object.entries(shown).map(([testFile, names]) => [kind, testFile, names] as const)))(
    "%s, in %s",
    (_kind, testFile, names) => {
      expect(names.filter((name) => !shows(testFile, name))).toEqual([]);
    },
  );
});

it.each(all.filter((coverage) => coverage.enum !== undefined))("has every value of $enum: $kind", (coverage) => {
  const listed = namesOf(coverage).map((name) => name.replace(/^HOOK_/, ""));
  expect(schema.enums[coverage.enum!]!.filter((value) => !listed.includes(value))).toEqual([]);
});

it("has every exception of ECS's model", () => {
  const listed = refusals.flatMap(namesOf);
  expect(Object.keys(schema.errors).filter((name) => !listed.includes(name))).toEqual([]);
});

it("names nothing twice in a kind", () => {
  for (const coverage of all) expect([coverage.kind, new Set(namesOf(coverage)).size]).toEqual([coverage.kind, namesOf(coverage).length]);
});

it("does not take a word in a comment, an input or a longer name for a test", () => {
  expect(shows("test/states/refusals.test.ts", "EXTERNAL")).toBe(false);
  expect(shows("test/states/event-stream.test.ts", "PRE_SCALE_UP")).toBe(false);
  expect(shows("test/states/event-stream.test.ts", "SCALE_UP")).toBe(false);
});
