// Bundles what is published with the rules and the model that it needs: loading some four hundred files one by one takes longer than compiling
// a hundred services does. In the workspace the package is its `dist`; a tarball's entry point is the bundle (`publishConfig`).
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const home = fileURLToPath(new URL("..", import.meta.url));

await rm(`${home}bundle`, { recursive: true, force: true });
await build({
  absWorkingDir: home,
  entryPoints: ["dist/index.js"],
  outdir: "bundle",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  // A user's stack trace ends at the call of a step; what comes below is here, and its source in `src`.
  minify: true,
  logLevel: "warning",
});
