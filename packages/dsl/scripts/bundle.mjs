// Bundles what is published with the rules and the model that it needs: loading some four hundred files one by one takes longer than compiling
// a hundred services does. In the workspace the package is its `dist`; a tarball's entry point is the bundle (`publishConfig`), and bundlers are
// led to `dist` by the condition "module".
//
// The bundle is a script with a module before it. Node 20 keeps compiled code for a script alone, and compiling is most of what loading takes: so V8's
// code for it lies beside it, under the engine's version, for the Node that built the package. Another one finds none and compiles.
import { execFileSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const home = fileURLToPath(new URL("..", import.meta.url));
const bundle = join(home, "bundle");

await rm(bundle, { recursive: true, force: true });
await build({
  absWorkingDir: home,
  entryPoints: ["dist/index.js"],
  outfile: "bundle/dsl.cjs",
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20.19",
  banner: { js: "(function (exports, require, module) {" },
  footer: { js: "})" },
  // A user's stack trace ends at the call of a step; what comes below is here, and its source in `src`.
  minify: true,
  logLevel: "warning",
});
const names = Object.keys(await import(pathToFileURL(join(home, "dist", "index.js")).href)).sort();
await writeFile(join(bundle, "index.js"), entry(names));
// In a process of its own: what it runs is what is compiled.
execFileSync(process.execPath, [join(home, "scripts", "code-cache.mjs")], { stdio: "inherit" });

/** The module: it runs the script, with the code that is kept for it if V8 takes it. It imports nothing, since each import takes its time. */
function entry(exported) {
  return `const { readFileSync } = process.getBuiltinModule("node:fs");
const { Script } = process.getBuiltinModule("node:vm");

const filename = \`\${import.meta.dirname}/dsl.cjs\`;
const script = new Script(readFileSync(filename, "latin1"), { filename, cachedData: kept() });
const loaded = { exports: {} };
script.runInThisContext()(loaded.exports, process.getBuiltinModule, loaded);

export const { ${exported.join(", ")} } = loaded.exports;

/** V8's code for the script: it takes none that another version or other flags made. */
function kept() {
  try {
    return readFileSync(\`\${import.meta.dirname}/\${process.versions.v8}-\${process.arch}.v8\`);
  } catch {
    return undefined;
  }
}
`;
}
