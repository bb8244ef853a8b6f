// Derives what can be derived of each package.json and tsconfig.json, so that it is written once, here.
// `node scripts/meta.mjs` writes; `--check` fails and names the files that differ.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const check = process.argv.includes("--check");
const drifted = [];

for (const group of ["packages", "apps"]) {
  for (const name of readdirSync(join(root, group))) {
    const folder = join(root, group, name);
    if (existsSync(join(folder, "package.json"))) derive(group, folder);
  }
}
if (check && drifted.length > 0) {
  console.error(`These files differ from what scripts/meta.mjs derives; run \`node scripts/meta.mjs\`:\n  ${drifted.join("\n  ")}`);
  process.exit(1);
}

function derive(group, folder) {
  const before = readFileSync(join(folder, "package.json"), "utf8");
  const manifest = JSON.parse(before);
  const library = group === "packages";
  write(join(folder, "package.json"), before, library ? libraryManifest(manifest, folder) : appManifest(manifest));
  const references = workspaceDependencies(manifest).map((name) => ({ path: `../../packages/${name}` }));
  write(join(folder, "tsconfig.json"), undefined, {
    extends: "../../tsconfig.base.json",
    compilerOptions: {
      rootDir: "src",
      outDir: "dist",
      tsBuildInfoFile: "tsconfig.tsbuildinfo",
      ...(library ? {} : { isolatedDeclarations: false }),
    },
    include: ["src"],
    exclude: ["src/**/*.test.ts"],
    references,
  });
  write(join(folder, "tsconfig.test.json"), undefined, {
    extends: "../../tsconfig.test.base.json",
    compilerOptions: { rootDir: ".", tsBuildInfoFile: "tsconfig.test.tsbuildinfo" },
    include: ["src", "test", "bench"],
    exclude: ["test/wrong", "test/fixtures"],
  });
}

function libraryManifest(manifest, folder) {
  const bundled = existsSync(join(folder, "scripts", "bundle.mjs"));
  // In the workspace a library is its `dist`; who installs one that is bundled loads the bundle, and bundlers, which know "module", the `dist`.
  const published = (key) => {
    const own = exportOf(key, folder);
    const inBundle = own.default.replace("./dist/", "./bundle/");
    const required = { types: inBundle.replace(/js$/, "d.cts"), default: inBundle.replace(/js$/, "cjs") };
    return [key, { module: own, ...(key === "." && { require: required }), types: own.types, default: inBundle }];
  };
  return ordered({
    ...manifest,
    license: "Apache-2.0",
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19" },
    exports: Object.fromEntries(Object.keys(manifest.exports).map((key) => [key, exportOf(key, folder)])),
    files: [
      "dist",
      "src",
      "!src/**/*.test.ts",
      ...(bundled ? ["bundle"] : []),
      ...["bin", "schemas"].filter((name) => existsSync(join(folder, name))),
    ],
    publishConfig: {
      access: "public",
      ...(bundled && !manifest.bin && { exports: Object.fromEntries(Object.keys(manifest.exports).map(published)) }),
    },
    scripts: {
      build: "tsc -b",
      ...manifest.scripts,
      typecheck: "tsc -p tsconfig.test.json",
      test: "vitest run --config ../../vitest.config.ts",
      "check:generated": generatedCheck(folder),
      "check:package": "node ../../scripts/checks/package.mjs",
    },
  });
}

function appManifest(manifest) {
  return ordered({
    ...manifest,
    license: "Apache-2.0",
    type: "module",
    engines: { node: ">=20.19" },
    scripts: {
      build: "tsc -b",
      ...manifest.scripts,
      typecheck: "tsc -p tsconfig.test.json",
      test: "vitest run --config ../../vitest.config.ts",
    },
  });
}

/** `./inputs` is `src/inputs.ts` or `src/inputs/index.ts`, whichever exists. */
function exportOf(key, folder) {
  // Files that are shipped as they are: `./package.json`, `./schemas/*`.
  if (key === "./package.json" || key.endsWith("/*")) return key;
  const path = key === "." ? "index" : key.slice(2);
  const file = existsSync(join(folder, "src", `${path}.ts`)) ? path : `${path}/index`;
  return { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` };
}

/** Each `scripts/generate*.mjs` compares what it would write when it is given `--check`. */
function generatedCheck(folder) {
  const scripts = existsSync(join(folder, "scripts")) ? readdirSync(join(folder, "scripts")).sort() : [];
  const generators = scripts.filter((name) => /^generate.*\.mjs$/.test(name));
  return generators.length === 0 ? undefined : generators.map((name) => `node scripts/${name} --check`).join(" && ");
}

function workspaceDependencies(manifest) {
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([name, version]) => version.startsWith("workspace:") && name.startsWith("@stowage/"))
    .map(([name]) => name.replace("@stowage/", ""))
    .sort();
}

function ordered(manifest) {
  const order = [
    "name",
    "version",
    "private",
    "description",
    "license",
    "type",
    "sideEffects",
    "engines",
    "bin",
    "exports",
    "files",
    "publishConfig",
    "scripts",
    "dependencies",
    "devDependencies",
    "peerDependencies",
  ];
  const rest = Object.keys(manifest).filter((key) => !order.includes(key));
  return Object.fromEntries([...order, ...rest].filter((key) => manifest[key] !== undefined).map((key) => [key, manifest[key]]));
}

function write(path, before, value) {
  const after = `${JSON.stringify(value, undefined, 2)}\n`;
  const now = before ?? (existsSync(path) ? readFileSync(path, "utf8") : "");
  if (now === after) return;
  drifted.push(path.slice(root.length));
  if (!check) writeFileSync(path, after);
}
