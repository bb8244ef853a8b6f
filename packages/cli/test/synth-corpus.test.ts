import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { schema } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { stowage } from "./io.js";

const corpus = join(
  process.env["STOWAGE_CORPUS"] ?? fileURLToPath(new URL("../../../../shared/corpus", import.meta.url)),
  "task-definitions",
);
const files = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith(".json")) : [];

/** Those in which AWS refuses something, or in which something can never run: docs/corpus.md has each. 002 is mended by being imported. */
const wrong = new Set(["004.json", "019.json", "020.json", "023.json", "024.json", "028.json", "029.json", "030.json"]);
const members = Object.keys(schema.structures["RegisterTaskDefinitionRequest"]!.members);

/** What is left of a definition when it is registered: no wrapper, no output-only members, nothing that is empty. */
function registered(value: unknown): unknown {
  const { taskDefinition, tags, ...own } = value as Record<string, unknown>;
  const whole = { ...own, ...(typeof taskDefinition === "object" && taskDefinition), ...(tags !== undefined && { tags }) };
  return full(Object.fromEntries(Object.entries(whole).filter(([name]) => members.includes(name))));
}

function full(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(full);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, own]) => [name, full(own)] as const);
  return Object.fromEntries(entries.filter(([, own]) => !isEmpty(own)));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

describe.skipIf(files.length === 0)("each public definition", () => {
  it.each(files)("%s is imported, synthesized and the same again", async (name) => {
    const folder = mkdtempSync(join(tmpdir(), "corpus-"));
    expect((await stowage(["import", join(corpus, name), "--out", "imported.ts"], folder)).code).toBe(0);
    const { code, err } = await stowage(["synth", "imported.ts", "--out", "out"], folder);
    expect(code, err).toBe(wrong.has(name) ? 1 : 0);
    const written = readdirSync(join(folder, "out", "task-definitions"));
    const again = written.map((file) => full(JSON.parse(readFileSync(join(folder, "out", "task-definitions", file), "utf8"))));
    expect(again).toEqual([registered(JSON.parse(readFileSync(join(corpus, name), "utf8")))]);
  });
});
