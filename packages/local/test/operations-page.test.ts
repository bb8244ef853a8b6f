import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { operationsPage } from "../scripts/operations-page.mjs";
import { allServices } from "../src/services/all-services.js";

test("docs/operations.md is what the engine answers", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../docs/operations.md"), "utf8");
  expect(page, "run `node packages/local/scripts/operations-page.mjs`").toBe(operationsPage(allServices));
});
