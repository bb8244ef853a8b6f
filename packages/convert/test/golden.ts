import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "./package-folder.js";

/** What a golden file of this package says; with UPDATE=1 the file is written first. */
export function golden(name: string, actual: string): string {
  const path = join(packageFolder, "test", "golden", name);
  if (process.env["UPDATE"] === "1") writeFileSync(path, actual);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
