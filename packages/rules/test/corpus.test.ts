import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkDocument, checkTaskDefinition } from "../src/index.js";

/** Other people's definitions, read where they are: `STOWAGE_CORPUS`, or `../shared/corpus` beside the project. */
const corpus = process.env["STOWAGE_CORPUS"] ?? fileURLToPath(new URL("../../../../shared/corpus", import.meta.url));
const folder = join(corpus, "task-definitions");
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];

/** Every error that is found, as docs/corpus.md explains it. */
const explained: { readonly [file: string]: readonly string[] } = Object.fromEntries(
  [...readFileSync(new URL("../../../docs/corpus.md", import.meta.url), "utf8").matchAll(/^\| (\d{3}) +\| ([^|]+) \|/gm)].map(
    ([, number, rules]) => [`${number}.json`, [...rules!.matchAll(/`([a-z-]+)`/g)].map(([, rule]) => rule!)],
  ),
);

describe.skipIf(files.length === 0)("the corpus", () => {
  it.each(files)("%s: no crash, and each error is explained in docs/corpus.md", (file) => {
    const { kind, diagnostics } = checkDocument(read(file));
    expect(["task-definition", "described-task-definition"]).toContain(kind);
    const errors = new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ rule }) => rule));
    expect([...errors].sort()).toEqual([...(explained[file] ?? [])].sort());
  });

  it.skipIf(!existsSync(join(corpus, "index.tsv")))("tells files with placeholders from others", () => {
    for (const [file = "", , placeholders] of readFileSync(join(corpus, "index.tsv"), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t"))) {
      const found = checkDocument(read(file)).diagnostics.some(({ rule }) => rule === "template-placeholder");
      expect([file, found]).toEqual([file, placeholders === "yes"]);
    }
  });

  it.each(files)("%s: the engine refuses a request if and only if the check finds errors beyond output-only members", (file) => {
    const document = read(file) as { taskDefinition?: unknown };
    const { diagnostics } = checkDocument(document);
    const found = diagnostics.some(({ severity, rule }) => severity === "error" && rule !== "unknown-field");
    const request = document.taskDefinition ?? document;
    const refused = checkTaskDefinition(request, { stage: "register" }).some(
      ({ severity, rule }) => severity === "error" && rule !== "unknown-field",
    );
    expect(refused).toBe(found);
  });
});

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), "utf8"));
}
