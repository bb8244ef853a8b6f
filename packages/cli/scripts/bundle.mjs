// Bundles what the command line starts with: loading some three hundred rule files one by one would take longer than checking does.
// What a command loads on demand (the engine, the AWS SDK, prices, …) stays in its package.
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const home = fileURLToPath(new URL("..", import.meta.url));
const onDemand = [
  "@stowage/client",
  "@stowage/convert",
  "@stowage/cost",
  "@stowage/local",
  "@stowage/placement",
  "@aws-sdk/*",
  "esbuild",
  "yaml",
];

await rm(`${home}bundle`, { recursive: true, force: true });
await build({
  absWorkingDir: home,
  entryPoints: ["dist/main.js"],
  outdir: "bundle",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  // jsonc-parser's CommonJS form cannot be bundled.
  mainFields: ["module", "main"],
  external: onDemand,
  // commander is CommonJS and requires Node's own modules.
  banner: { js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);' },
  sourcemap: true,
  sourcesContent: false,
  logLevel: "warning",
});
