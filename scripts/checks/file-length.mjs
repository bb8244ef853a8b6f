// No file is longer than 500 lines, generated ones aside. Those with a reason are in long-files.json, a list that only shrinks.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFiles } from "./files.mjs";
import { reportIfMain } from "./report.mjs";

const LONGEST = 500;
const FOLDERS = ["packages", "apps", "docs", "scripts", "bench"];
const LIST = "scripts/checks/long-files.json";

/** `allowed` maps a path to `{ lines, reason }`: the lines that it had when it was listed, which it may not exceed. */
export function checkFileLength(root, allowed = JSON.parse(readFileSync(join(root, LIST), "utf8"))) {
  const lengths = new Map(
    FOLDERS.flatMap((folder) => sourceFiles(root, folder))
      .filter((path) => /\.(ts|tsx|mjs|js|css)$/.test(path))
      .map((path) => [path, readFileSync(join(root, path), "utf8")])
      .filter(([, text]) => !isGenerated(text))
      .map(([path, text]) => [path, text.split("\n").length - 1]),
  );
  const long = [...lengths].filter(([path, lines]) => lines > LONGEST && allowed[path] === undefined);
  return [
    ...long.map(([path, lines]) => `${path} has ${lines} lines, ${LONGEST} are the most; divide it`),
    ...Object.entries(allowed).flatMap(([path, entry]) => judgeEntry(path, entry, lengths.get(path))),
  ];
}

function judgeEntry(path, { lines, reason }, now) {
  if (!reason) return [`${LIST}: ${path} has no reason`];
  if (now === undefined || now <= LONGEST) return [`${LIST}: ${path} is no longer too long; take it off the list`];
  if (now > lines) return [`${path} has ${now} lines and may have ${lines} (${LIST}); divide it`];
  return now < lines ? [`${LIST}: ${path} has ${now} lines now; write that instead of ${lines}`] : [];
}

/** Generators say so on one of the first lines that they write. */
function isGenerated(text) {
  return /\bgenerated\b/i.test(text.split("\n", 3).join("\n"));
}

reportIfMain(import.meta.url, "Lengths of files", checkFileLength);
