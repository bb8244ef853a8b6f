import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { StowageError } from "@stowage/model";
import type { Location } from "@stowage/model";
import type { BuildFailure, Plugin } from "esbuild";

const typescript = /\.[cm]?tsx?$/;

/**
 * Runs a TypeScript or JavaScript module and gives back what it exports. This executes the module's code. Packages that it imports are
 * loaded from where it stands; `@stowage/*` is the command line's own copy where the module's folder has none.
 *
 * @throws {StowageError} `input-missing`, `input-syntax` with the place, `input-threw` with the place and the module's own message.
 */
export async function loadModule(path: string, cwd: string): Promise<{ readonly [name: string]: unknown }> {
  const name = relative(cwd, path) || path;
  if (!existsSync(path))
    throw new StowageError("input-missing", `There is no file ${name}.`, {
      hint: "Name a module, a folder with a stowage.config.ts, or a JSON file.",
    });
  process.setSourceMapsEnabled(true);
  const code = await transform(path, name);
  const folder = await mkdtemp(join(tmpdir(), "stowage-"));
  try {
    const file = join(folder, "module.mjs");
    await writeFile(file, code);
    return (await import(pathToFileURL(file).href)) as { readonly [name: string]: unknown };
  } catch (error) {
    throw moduleError(error, name, "The module itself threw this while it was loaded.");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function transform(path: string, name: string): Promise<string> {
  const { build } = await import("esbuild");
  try {
    const { outputFiles } = await build({
      entryPoints: [path],
      bundle: true,
      write: false,
      platform: "node",
      format: "esm",
      target: "node20",
      sourcemap: "inline",
      sourcesContent: false,
      // The source map names its sources relative to the output's folder.
      outdir: tmpdir(),
      sourceRoot: `${pathToFileURL(tmpdir()).href}/`,
      define: { "import.meta.url": JSON.stringify(pathToFileURL(path).href) },
      logLevel: "silent",
      plugins: [packagesWhereTheyAre],
    });
    return outputFiles[0]!.text;
  } catch (error) {
    const [first] = (error as BuildFailure).errors ?? [];
    if (!first) throw error;
    const { file, line, column } = first.location ?? { file: path, line: 1, column: 0 };
    throw new StowageError("input-syntax", `${name}: ${first.text}.`, {
      hint: "Mend the module, or install what it imports.",
      location: { file, line, column: column + 1 },
    });
  }
}

/** Leaves packages out of the bundle, each by the URL of its file, so that the module may be run from anywhere and shares their instances. */
const packagesWhereTheyAre: Plugin = {
  name: "packages-where-they-are",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === "resolving" || kind === "entry-point" || path.startsWith("node:")) return undefined;
      const found = await build.resolve(path, { kind, resolveDir, pluginData: "resolving" });
      if (found.errors.length === 0) return { path: found.external ? path : pathToFileURL(found.path).href, external: true };
      if (!path.startsWith("@stowage/")) return undefined;
      const ours = await build.resolve(path, { kind, resolveDir: own, pluginData: "resolving" });
      return ours.errors.length === 0 ? { path: pathToFileURL(ours.path).href, external: true } : undefined;
    });
  },
};

/**
 * Runs what calls functions of a module that is loaded: those given to `raw()` and to `scalingPolicy()`.
 *
 * @throws {StowageError} `input-threw` for what they throw, with the place; what came from no file of the user's is thrown as it is.
 */
export function callingModule<T>(name: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error && placeIn(error.stack ?? "") === undefined) throw error;
    throw moduleError(error, name, "A function of the module threw this while its definitions were put together.");
  }
}

function moduleError(error: unknown, name: string, hint: string): StowageError {
  if (error instanceof StowageError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const location = error instanceof Error ? placeIn(error.stack ?? "") : undefined;
  return new StowageError("input-threw", `${name} could not be run: ${message}`, {
    hint,
    location,
    cause: error,
  });
}

/** The command line's own code, wherever it is installed. */
const own = import.meta.dirname;

/** The first place in a file of the user's own. */
function placeIn(stack: string): Location | undefined {
  for (const line of stack.split("\n")) {
    const [, file, row, column] = /\(?((?:file:\/\/)?\/[^():]+|[A-Z]:\\[^():]+):(\d+):(\d+)\)?$/.exec(line) ?? [];
    if (file === undefined || line.includes("node:") || file.includes("node_modules") || file.includes("stowage-")) continue;
    const path = file.startsWith("file:") ? fileURLToPath(file) : file;
    if (!path.startsWith(own)) return { file: path, line: Number(row), column: Number(column) };
  }
  return undefined;
}

/** Whether a file is a module that can be run. */
export function isModule(path: string): boolean {
  return typescript.test(path) || /\.[cm]?js$/.test(path);
}
