import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const MADE = new Set(["bundle", "node_modules", "dist", "out", "stowage.out", "test-results"]);

/** The folders of our packages: `{ group: "packages", name: "model", folder }`. */
export function workspace(root, groups = ["packages", "apps"]) {
  return groups
    .filter((group) => existsSync(join(root, group)))
    .flatMap((group) => readdirSync(join(root, group)).map((name) => ({ group, name, folder: join(root, group, name) })))
    .filter(({ folder }) => existsSync(join(folder, "package.json")));
}

/** Each file below a folder that a person (or a generator, into the repository) wrote, as paths relative to `root` with slashes. */
export function sourceFiles(root, below) {
  const folder = join(root, below);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${below}/${entry.name}`;
    if (entry.isDirectory()) return MADE.has(entry.name) || entry.name.startsWith(".") ? [] : sourceFiles(root, path);
    return [path];
  });
}
