import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "./package-folder.js";

/** One of the public definitions that lie beside the project. */
export interface CorpusFile {
  readonly name: string;
  /** Its template's placeholders are not filled in. */
  readonly placeholders: boolean;
  readonly value: unknown;
}

const folder = process.env["STOWAGE_CORPUS"] ?? join(packageFolder, "..", "..", "..", "shared", "corpus");

/** Every file of the corpus; none if its folder is missing. */
export function corpus(): readonly CorpusFile[] {
  const index = join(folder, "index.tsv");
  if (!existsSync(index)) return [];
  const [head = "", ...rows] = readFileSync(index, "utf8").trim().split("\n");
  const columns = head.split("\t");
  return rows.map((row) => {
    const cells = row.split("\t");
    const name = cells[columns.indexOf("file")]!;
    const value = JSON.parse(readFileSync(join(folder, "task-definitions", name), "utf8")) as unknown;
    return { name, placeholders: cells[columns.indexOf("placeholders")] === "yes", value };
  });
}
