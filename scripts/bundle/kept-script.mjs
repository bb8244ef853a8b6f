// A bundle as a script with a module before it. Node 20 keeps compiled code for a script alone, and compiling is most of what loading takes: so V8's
// code for it lies beside it, under the engine's version, for the Node that built the package. Another one finds none and compiles.
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/**
 * Writes `bundle/NAME.cjs` and V8's code for it.
 * @param {object} script
 * @param {(options: object) => Promise<unknown>} script.build esbuild's
 * @param {string} script.home the package's folder
 * @param {string} script.name
 * @param {string} script.contents the module that it is made of
 * @param {string} script.warmUp a module whose `warmUp` calls what most users call, so that it is compiled in what is kept
 * @param {object} [script.options] more of esbuild's
 */
export async function writeScript({ build, home, name, contents, warmUp, options = {} }) {
  const outfile = `${home}bundle/${name}.cjs`;
  await build({
    stdin: { contents, resolveDir: home },
    outfile,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20.19",
    banner: { js: "(function (exports, require, module, importModule, __dirname) {" },
    footer: { js: "})" },
    define: { "import.meta.dirname": "__dirname" },
    // A user's stack trace ends at the call of a step; what comes below is here, and its source in `src`.
    minify: true,
    logLevel: "warning",
    ...options,
  });
  // Node 20 cannot import from a script whose code is kept: the module around it does.
  const text = await readFile(outfile, "utf8");
  await writeFile(outfile, text.replaceAll(/(?<![\w$.'"`])import\((?=["(])/g, "importModule("));
  // In a process of its own: what it runs is what is compiled.
  execFileSync(process.execPath, [fileURLToPath(new URL("keep-code.mjs", import.meta.url)), outfile, warmUp], { stdio: "inherit" });
}

/**
 * Writes a package's entry points over its script. Node requires one in less time than it imports one: so the module takes what it exports from
 * the CommonJS file, and both give the same values.
 * @param {string} home the package's folder
 * @param {string} name the script's
 * @param {readonly string[]} exported
 */
export async function writeEntryPoints(home, name, exported) {
  const files = {
    "index.cjs": runScript(name),
    "index.d.cts": `export * from "../dist/index.js";\n`,
    "index.js": `const { createRequire } = process.getBuiltinModule("node:module");
export const { ${exported.join(", ")} } = createRequire(import.meta.url)("./index.cjs");\n`,
  };
  for (const [file, text] of Object.entries(files)) await writeFile(`${home}bundle/${file}`, text);
}

/**
 * The text of a CommonJS module that exports what the script does, run with the code that is kept for it if V8 takes it. It requires nothing: each
 * module takes its time.
 * @param {string} name
 */
export function runScript(name) {
  return `const { closeSync, openSync, readSync, statSync } = process.getBuiltinModule("node:fs");
const { Script } = process.getBuiltinModule("node:vm");

const filename = \`\${__dirname}/${name}.cjs\`;
const keptCode = \`\${__dirname}/${name}.\${process.versions.v8}-\${process.arch}.v8\`;
// Both files are read into the same memory, one after the other: a process pays more for memory that is new to it than for reading.
const memory = Buffer.allocUnsafeSlow(Math.max(sizeOf(filename), sizeOf(keptCode)));
const script = new Script(read(filename).toString("latin1"), { filename, cachedData: kept() });
const loaded = { exports: {} };
script.runInThisContext()(loaded.exports, require, loaded, (specifier) => import(specifier), __dirname);
module.exports = loaded.exports;

/** V8's code for the script: it takes none that another version or other flags made. */
function kept() {
  try {
    return read(keptCode);
  } catch {
    return undefined;
  }
}

function read(file) {
  const opened = openSync(file);
  try {
    return memory.subarray(0, readSync(opened, memory));
  } finally {
    closeSync(opened);
  }
}

function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
`;
}
