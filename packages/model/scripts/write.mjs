// What the generators have in common: they write their files, or with `--check` only say which would change.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("..", import.meta.url));
const check = process.argv.includes("--check");

/**
 * Writes `files` (path in the package → text). With `--check` nothing is written, and a difference ends the process with exit code 1.
 * @param {string} script
 * @param {Readonly<Record<string, string>>} files
 */
export function write(script, files) {
  const stale = Object.entries(files).filter(([path, text]) => textOf(join(home, path)) !== text);
  if (!check) {
    for (const [path, text] of stale) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), text);
    }
  } else if (stale.length > 0) {
    const names = stale.map(([path]) => `\n  ${path}`).join("");
    console.error(`These files are not what the generator gives; run \`node packages/model/scripts/${script}\`:${names}`);
    process.exitCode = 1;
  }
}

function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
