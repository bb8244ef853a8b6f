// Bundles what is published: loading some nine hundred files one by one takes longer than opening the engine does. In the workspace the package is
// its `dist`.
//
// The engine is a script with a module before it. Node 20 keeps compiled code for a script alone, and compiling is most of what loading takes: so V8's
// code for it lies beside it, under the engine's version, for the Node that built the package. Another one finds none and compiles. What a script needs
// later it requires, which takes a third less than importing the store's library does. Simulations are modules.
import { execFileSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const home = fileURLToPath(new URL("..", import.meta.url));
const bundle = join(home, "bundle");
const common = {
  absWorkingDir: home,
  bundle: true,
  platform: "node",
  target: "node20.19",
  external: ["@stowage/service-connect", "lmdb"],
  // Names stay, for what a crash says.
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: "warning",
};

await rm(bundle, { recursive: true, force: true });
await build({
  ...common,
  entryPoints: ["dist/index.js"],
  outfile: "bundle/local.cjs",
  format: "cjs",
  supported: { "dynamic-import": false },
  banner: { js: "(function (exports, require, module) {" },
  footer: { js: "})" },
});
await build({ ...common, entryPoints: ["dist/simulate/index.js"], outdir: "bundle/simulate", format: "esm" });
const names = Object.keys(await import(pathToFileURL(join(home, "dist", "index.js")).href)).sort();
await writeFile(join(bundle, "index.js"), entry(names));
// In a process of its own: what it runs is what is compiled.
execFileSync(process.execPath, [join(home, "scripts", "code-cache.mjs")], { stdio: "inherit" });

/** The module: it runs the script, with the code that is kept for it if V8 takes it. */
function entry(exported) {
  return `import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const filename = fileURLToPath(new URL("local.cjs", import.meta.url));
const script = new Script(readFileSync(filename, "latin1"), { filename, cachedData: kept() });
const loaded = { exports: {} };
script.runInThisContext()(loaded.exports, createRequire(import.meta.url), loaded);

export const { ${exported.join(", ")} } = loaded.exports;

/** V8's code for the script: it takes none that another version or other flags made. */
function kept() {
  try {
    return readFileSync(new URL(\`\${process.versions.v8}-\${process.arch}.v8\`, import.meta.url));
  } catch {
    return undefined;
  }
}
`;
}
