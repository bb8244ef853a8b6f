import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { permissions } from "./permissions.js";

const page = readFileSync(new URL("../../../../docs/iam.md", import.meta.url), "utf8");

describe("every permission", () => {
  it.each(Object.entries(permissions))("%s stands in docs/iam.md with its source", (_, { actions, why, source }) => {
    const row = page.split("\n").find((line) => line.startsWith(`| ${why} |`) && line.includes(`(${source})`));
    expect(row?.split(" | ")[1]).toBe(actions.map((action) => `\`${action}\``).join(", "));
  });
  it("names whole actions, sorted", () => {
    for (const { actions } of Object.values(permissions)) {
      expect(actions).toEqual([...actions].sort());
      for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/);
    }
  });
});
