import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { rulesPage } from "../scripts/rules-page.mjs";
import { otherFindings } from "../src/apply-checks.js";
import { areas, catalogue, docsLink } from "../src/index.js";

const page = readFileSync(new URL("../../../docs/rules.md", import.meta.url), "utf8");

it("docs/rules.md is what scripts/rules-page.mjs writes (build the package and run it)", () => {
  expect(page).toBe(rulesPage(areas, docsLink));
});

it("has each rule and each other finding, and at least two hundred rules", () => {
  for (const id of [...catalogue.map((rule) => rule.id), ...otherFindings]) expect(page).toContain(`\n- **\`${id}\`** (`);
  expect(catalogue.length).toBeGreaterThanOrEqual(200);
});
