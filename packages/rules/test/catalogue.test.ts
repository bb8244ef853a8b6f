import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogueSource } from "../scripts/generate-catalogue.mjs";
import { catalogue } from "../src/index.js";

describe("the catalogue", () => {
  it("is generated from the files that are there", () => {
    expect(readFileSync(new URL("../src/catalogue.ts", import.meta.url), "utf8")).toBe(catalogueSource());
  });

  it("has each id once", () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(catalogue.map((rule) => [rule.id, rule] as const))("%s says what, where from and what to do", (id, rule) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const text of [rule.summary, rule.hint, rule.source, rule.docs]) expect(text).not.toBe("");
    for (const sentence of [rule.summary, rule.hint, ...Object.values(rule.messages)]) expect(sentence).toMatch(/[.?]$/);
    // An error is something that AWS raises or that keeps a task from running.
    if (rule.severity === "error") expect(rule.stages).not.toContain("never");
  });
});
