import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Writes files below a folder. JSON files of an earlier run in `sections` that have no counterpart now are removed; nothing else in the
 * folder is touched. Gives back the written paths, sorted.
 */
export async function writeFiles(files: ReadonlyMap<string, string>, folder: string, sections: readonly string[]): Promise<string[]> {
  for (const section of sections) {
    const names = await readdir(join(folder, section)).catch(() => []);
    for (const name of names) {
      if (name.endsWith(".json") && !files.has(`${section}/${name}`)) await rm(join(folder, section, name));
    }
  }
  for (const [name, content] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return [...files.keys()].sort().map((name) => join(folder, name));
}
