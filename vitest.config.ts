import { defineConfig } from "vitest/config";

/** One configuration for every package; each writes its result to a file that turbo caches and the summary adds up. */
export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    passWithNoTests: true,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    reporters: ["default", ["json", { outputFile: "test-results/results.json" }]],
  },
});
