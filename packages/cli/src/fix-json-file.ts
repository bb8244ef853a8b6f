import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import type { Diagnostic } from "@stowage/model";
import { editJson } from "./edit-json.js";
import { locateDiagnostics } from "./load/json-file.js";
import type { JsonFile } from "./load/json-file.js";
import type { ReportedFix } from "./render/check-report.js";

/** A JSON file after its fixes were written. */
export interface FixedFile {
  readonly file: JsonFile;
  readonly fixes: readonly ReportedFix[];
}

/**
 * Does in a JSON file what has one right answer, and writes it in place: all else stays as it is, byte for byte. Where the text cannot be
 * edited to what the fixes ask for (a member that stands there twice), nothing is written.
 */
export async function fixJsonFile(file: JsonFile, check: (value: unknown) => readonly Diagnostic[]): Promise<FixedFile> {
  const { fixDocument } = await import("@stowage/rules");
  const { document, fixes } = fixDocument(file.value, check);
  let now: JsonFile = file;
  const done: ReportedFix[] = [];
  for (const { rule, path, change, operations } of fixes) {
    const text = editJson(now.text, operations);
    if (text === undefined) return { file, fixes: [] };
    const [{ location } = {}] = await locateDiagnostics(now, [{ rule, path, severity: "warning", message: "", hint: "" }]);
    done.push({ rule, path, change, applied: true, ...(location && { location }) });
    now = { ...now, text, value: JSON.parse(text) as unknown };
  }
  if (!isDeepStrictEqual(now.value, document)) return { file, fixes: [] };
  if (done.length > 0) writeFileSync(file.path, `${mark(file.path)}${now.text}`);
  return { file: now, fixes: done };
}

/** The byte order mark that a file begins with, which reading it took away. */
function mark(path: string): string {
  return readFileSync(path, "utf8").startsWith("\uFEFF") ? "\uFEFF" : "";
}
