import { defineConfig } from "vitest/config";

/** The tests of the checks and of the summary. */
export default defineConfig({
  test: {
    dir: "scripts",
    include: ["**/*.test.ts"],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    reporters: ["default", ["json", { outputFile: "scripts/test-results/results.json" }]],
  },
});
