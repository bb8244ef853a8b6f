// Bundles what is published: loading some nine hundred files one by one takes longer than opening the engine does. In the workspace the package is
// its `dist`. What Service Connect's proxies need is loaded by those who run containers as processes.
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const home = fileURLToPath(new URL("..", import.meta.url));

await rm(`${home}bundle`, { recursive: true, force: true });
await build({
  absWorkingDir: home,
  entryPoints: ["dist/index.js", "dist/simulate/index.js"],
  outdir: "bundle",
  bundle: true,
  splitting: true,
  chunkNames: "chunk-[hash]",
  format: "esm",
  platform: "node",
  target: "node20.19",
  external: ["@stowage/service-connect", "lmdb"],
  // Names stay, for what a crash says.
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: "warning",
});
