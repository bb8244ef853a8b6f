// Bundles what the command line starts with: loading some three hundred rule files one by one would take longer than checking does.
// What a command loads on demand (the engine, the AWS SDK, prices, …) stays in its package. It is a script whose compiled code is kept, and CommonJS:
// Node's loader of modules, which starts for what needs it, takes some 15 ms.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { runScript, writeScript } from "../../../scripts/bundle/kept-script.mjs";

const home = fileURLToPath(new URL("..", import.meta.url));
const onDemand = [
  "@stowage/client",
  "@stowage/convert",
  "@stowage/cost",
  "@stowage/local",
  "@stowage/model/inputs",
  "@stowage/placement",
  "@aws-sdk/*",
  "esbuild",
  "yaml",
];
/** commander asks for it as it is loaded, and uses it for commands that are programs of their own: we have none. */
const noChildProcess = {
  name: "no-child-process",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
      importer.includes("commander") ? { path, namespace: "no-child-process" } : undefined,
    );
    onLoad({ filter: /./, namespace: "no-child-process" }, () => ({ contents: "module.exports = {};" }));
  },
};

await rm(`${home}bundle`, { recursive: true, force: true });
await mkdir(`${home}bundle`);
await writeScript({
  build,
  home,
  name: "program",
  contents: 'export { main } from "./dist/main.js";',
  warmUp: `${home}scripts/warm-up.mjs`,
  options: {
    // jsonc-parser's CommonJS form cannot be bundled.
    mainFields: ["module", "main"],
    external: onDemand,
    plugins: [noChildProcess],
    // Names stay, for what `--debug` shows.
    minify: false,
    minifyWhitespace: true,
    minifySyntax: true,
  },
});
await writeFile(`${home}bundle/main.cjs`, runScript("program"));
