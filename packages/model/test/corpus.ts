import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Task definitions of other people, which a checkout need not have. */
export interface CorpusFile {
  readonly name: string;
  readonly value: unknown;
}

const folder = process.env["STOWAGE_CORPUS"] ?? fileURLToPath(new URL("../../../../shared/corpus", import.meta.url));

/** The files of the corpus that are JSON, in their order; none if there is no corpus. */
export function corpus(): readonly CorpusFile[] {
  const definitions = join(folder, "task-definitions");
  if (!existsSync(definitions)) return [];
  return readdirSync(definitions)
    .sort()
    .flatMap((name) => {
      try {
        return [{ name, value: JSON.parse(readFileSync(join(definitions, name), "utf8")) as unknown }];
      } catch {
        return [];
      }
    });
}
