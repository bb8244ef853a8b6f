import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Packages whose tests are pure share one module graph: loading it anew for each of hundreds of small files takes most of the time. */
const pure = ["rules"];

/** One configuration for every package; each writes its result to a file that turbo caches and the summary adds up. */
export default defineConfig({
  resolve: { alias: [{ find: /^fast-check$/, replacement: fileURLToPath(new URL("scripts/testing/fast-check.ts", import.meta.url)) }] },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    passWithNoTests: true,
    isolate: !pure.includes(basename(process.cwd())),
    // Far above what any test takes: shared machines stand still at times.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // Of what a test waits for; vitest's own is a second.
    expect: { poll: { timeout: 80_000 } },
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    reporters: ["default", ["json", { outputFile: "test-results/results.json" }]],
  },
});
