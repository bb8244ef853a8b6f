import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A small repository in a temporary folder, made of path → content (a string, or an object that becomes JSON). */
export function tree(files: Readonly<Record<string, string | object>>): { readonly root: string; readonly remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), "stowage-tree-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
