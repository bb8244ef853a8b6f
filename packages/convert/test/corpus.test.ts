import { describe, expect, it } from "vitest";
import { importTaskDefinition } from "../src/index.js";
import { corpus } from "./corpus.js";
import { registeredValue } from "./registered-value.js";
import { compileSource } from "./run-source.js";
import { typeErrors } from "./tsc.js";
import { withoutEmpties } from "./without-empties.js";

const files = corpus();

describe.skipIf(files.length === 0)("each public definition", () => {
  it.each(files)("$name comes back from its source", ({ value }) => {
    const { assembly } = compileSource(importTaskDefinition(value));
    expect(Object.values(assembly.taskDefinitions ?? {}).map(withoutEmpties)).toEqual([withoutEmpties(registeredValue(value))]);
  });

  it("has a source that the compiler takes", () => {
    const modules = Object.fromEntries(files.map(({ name, value }) => [name.replace(".json", ""), importTaskDefinition(value)]));
    expect(typeErrors(modules)).toBe("");
  });
});
