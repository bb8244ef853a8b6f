// Installs the dependencies, unless nothing that decides about them has changed since the last time.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pnpm } from "./pnpm.mjs";
import { root } from "./root.mjs";

const STAMP = join(root, "node_modules", ".stowage-install");

/** Resolves to pnpm's exit code: 0 if everything is in place. */
export async function install() {
  const wanted = fingerprint();
  if (installed(wanted)) return 0;
  console.error("Installing the dependencies …");
  const code = await pnpm(["install", "--frozen-lockfile", "--reporter=append-only", "--config.confirmModulesPurge=false"]);
  if (code === 0) writeFileSync(STAMP, wanted);
  return code;
}

function installed(wanted) {
  if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== wanted) return false;
  return manifests().every((path) => !hasDependencies(path) || existsSync(join(path, "..", "node_modules")));
}

function fingerprint() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  for (const path of [...["pnpm-lock.yaml", "pnpm-workspace.yaml", ".npmrc"].map((name) => join(root, name)), ...manifests()]) {
    hash.update(`\0${path.slice(root.length)}\0`).update(readFileSync(path, "utf8"));
  }
  return hash.digest("hex");
}

/** The package.json of each workspace package, the root's first. */
function manifests() {
  const members = ["packages", "apps", "docs"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(root, group, name, "package.json")),
  );
  return [join(root, "package.json"), ...members.filter((path) => existsSync(path)).sort()];
}

function hasDependencies(path) {
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).length > 0;
}
