// Bundles what the command line starts with: loading some three hundred rule files one by one would take longer than checking does.
// What a command loads on demand (the engine, the AWS SDK, prices, …) stays in its package. The rules and the model, which are most of it, are
// a script whose compiled code is kept. It is CommonJS, as the program is: Node's loader of modules, which starts for what needs it, takes some 15 ms.
import { mkdir, rm } from "node:fs/promises";
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
/** Export of the script → what it is. */
const kept = { model: "@stowage/model", rules: "@stowage/rules" };

const fromScript = {
  name: "from-script",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^@stowage\/(model|rules)$/ }, ({ path }) => ({ path, namespace: "from-script", sideEffects: false }));
    onResolve({ filter: /^kept-script$/ }, ({ path }) => ({ path, namespace: "kept-script" }));
    onLoad({ filter: /./, namespace: "kept-script" }, () => ({
      contents: `${runScript("core")}\nexport const core = loaded.exports;`,
    }));
    onLoad({ filter: /./, namespace: "from-script" }, async ({ path }) => {
      const names = Object.keys(await import(path)).sort();
      const [name] = Object.entries(kept).find(([, specifier]) => specifier === path);
      return { contents: `import { core } from "kept-script";\nexport const { ${names.join(", ")} } = core.${name};` };
    });
  },
};

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
const contents = Object.entries(kept).map(([name, specifier]) => `export * as ${name} from "${specifier}";`);
await writeScript({ build, home, name: "core", contents: contents.join("\n"), warmUp: `${home}scripts/warm-up.mjs` });
await build({
  absWorkingDir: home,
  entryPoints: ["dist/main.js"],
  outfile: "bundle/main.cjs",
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20.19",
  // jsonc-parser's CommonJS form cannot be bundled.
  mainFields: ["module", "main"],
  external: onDemand,
  plugins: [fromScript, noChildProcess],
  banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: { "import.meta.url": "moduleUrl" },
  // V8 reads it all before it runs a line.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: true,
  sourcesContent: false,
  logLevel: "warning",
});
