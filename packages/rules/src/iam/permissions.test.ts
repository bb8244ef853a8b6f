import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { permissions } from "./permissions.js";

const rows = readFileSync(new URL("../../../../docs/iam.md", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) => line.split("|").map((cell) => cell.trim()));

describe("every permission", () => {
  it.each(Object.entries(permissions))("%s stands in docs/iam.md with its source", (_, { actions, why, source }) => {
    const row = rows.find(([, does, , page]) => does === why && page?.includes(`(${source})`));
    expect(row?.[2]).toBe(actions.map((action) => `\`${action}\``).join(", "));
  });
  it("names whole actions, sorted", () => {
    for (const { actions } of Object.values(permissions)) {
      expect(actions).toEqual([...actions].sort());
      for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/);
    }
  });
});
