import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { StowageError } from "@stowage/model";
import type { Diagnostic } from "@stowage/model";
import type { Fix } from "@stowage/rules";
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
 * edited to what the fixes ask for (a member that stands there twice), nothing is written, and in YAML nothing ever is.
 *
 * @throws {StowageError} `input-unwritable`
 */
export async function fixJsonFile(file: JsonFile, check: (value: unknown) => readonly Diagnostic[]): Promise<FixedFile> {
  const { fixDocument } = await import("@stowage/rules");
  const { document, fixes } = fixDocument(file.value, check);
  // Comments and the many ways of writing YAML are its author's: they are told what to edit.
  if (file.offsetOf) return { file, fixes: await toEdit(file, fixes) };
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
  if (done.length > 0) write(file, now.text);
  return { file: now, fixes: done };
}

async function toEdit(file: JsonFile, fixes: readonly Fix[]): Promise<ReportedFix[]> {
  const located = await locateDiagnostics(
    file,
    fixes.map(({ rule, path }) => ({ rule, path, severity: "warning", message: "", hint: "" })),
  );
  return fixes.map(({ rule, path, change }, index) => {
    const { location } = located[index]!;
    return { rule, path, change, applied: false, ...(location && { location }) };
  });
}

function write({ name, path }: JsonFile, text: string): void {
  try {
    writeFileSync(path, `${mark(path)}${text}`);
  } catch (error) {
    throw new StowageError("input-unwritable", `${name} cannot be written: ${(error as Error).message}`, {
      hint: "Make it writable, or run without --fix.",
      cause: error,
    });
  }
}

/** The byte order mark that a file begins with, which reading it took away. */
function mark(path: string): string {
  return readFileSync(path, "utf8").startsWith("\uFEFF") ? "\uFEFF" : "";
}
