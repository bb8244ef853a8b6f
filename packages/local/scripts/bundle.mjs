// Bundles what is published: loading some nine hundred files one by one takes longer than opening the engine does. In the workspace the package is
// its `dist`.
//
// The engine is a script whose compiled code is kept. What a script needs later it requires, which takes a third less than importing the store's library
// does. Simulations are modules.
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { writeEntryPoints, writeScript } from "../../../scripts/bundle/kept-script.mjs";

const home = fileURLToPath(new URL("..", import.meta.url));
// Names stay, for what a crash says.
const options = { minify: false, minifyWhitespace: true, minifySyntax: true, external: ["@stowage/service-connect", "lmdb"] };

await rm(`${home}bundle`, { recursive: true, force: true });
await mkdir(`${home}bundle`);
await writeScript({
  build,
  home,
  name: "local",
  contents: 'export * from "./dist/index.js";',
  warmUp: `${home}scripts/warm-up.mjs`,
  options: { ...options, supported: { "dynamic-import": false } },
});
const names = Object.keys(await import("../dist/index.js")).sort();
await writeEntryPoints(home, "local", names);
await build({
  ...options,
  absWorkingDir: home,
  entryPoints: ["dist/simulate/index.js"],
  outdir: "bundle/simulate",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  logLevel: "warning",
});
