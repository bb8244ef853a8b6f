import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pointerSegments, StowageError } from "@stowage/model";
import type { Diagnostic, Location } from "@stowage/model";
import { isYaml, readYaml, yamlSyntax } from "./yaml-file.js";
import type { OffsetOf } from "./yaml-file.js";

/** A file of JSON, or of YAML by its name: its value, or the syntax error that keeps it from having one. */
export interface JsonFile {
  /** As the user named it. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly value?: unknown;
  readonly syntaxError?: Diagnostic;
  /** In YAML: where values stand. */
  readonly offsetOf?: OffsetOf;
}

/**
 * Reads a file of JSON, or of YAML if it is called so. A syntax error is a diagnostic, with line and column.
 *
 * @throws {StowageError} `input-missing`, `input-unreadable`
 */
export async function readJsonFile(name: string, cwd: string): Promise<JsonFile> {
  const path = resolve(cwd, name);
  const text = readText(name, path);
  if (isYaml(name)) {
    const { value, mistake, offsetOf } = await readYaml(text);
    if (!mistake) return { name, path, text, value, offsetOf };
    const location = { file: path, ...positionOf(text, mistake.offset) };
    return { name, path, text, syntaxError: { ...yamlSyntax(mistake), location } };
  }
  try {
    return { name, path, text, value: JSON.parse(text) as unknown };
  } catch {
    return { name, path, text, syntaxError: await syntaxError(path, text) };
  }
}

/** The value of a file that must have one. @throws {StowageError} `input-missing`, `input-unreadable`, `input-syntax` */
export async function readJsonValue(name: string, cwd: string): Promise<JsonFile & { readonly value: unknown }> {
  const file = await readJsonFile(name, cwd);
  if (!file.syntaxError) return { ...file, value: file.value };
  const { message, hint, location } = file.syntaxError;
  throw new StowageError("input-syntax", `${name}: ${message}`, { hint, location });
}

/** The text of a file that the user named. @throws {StowageError} `input-missing`, `input-unreadable` */
export function readText(name: string, path: string): string {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT")
      throw new StowageError("input-missing", `There is no file ${name}.`, { hint: `Looked for ${path}.`, cause: error });
    const why = code === "EISDIR" ? "it is a folder" : (code ?? String(error));
    throw new StowageError("input-unreadable", `${name} cannot be read: ${why}.`, { hint: "Name a file that you may read.", cause: error });
  }
}

/** Node's own messages lack the place, or the line of it, in several versions; this parser has both. */
async function syntaxError(path: string, text: string): Promise<Diagnostic> {
  const { parse, printParseErrorCode } = await import("jsonc-parser");
  const errors: { error: number; offset: number; length: number }[] = [];
  parse(text, errors, { disallowComments: true });
  const { error = 0, offset = text.length } = errors[0] ?? {};
  const name = printParseErrorCode(error);
  return {
    rule: "json-syntax",
    severity: "error",
    path: "",
    message: `This is not JSON: ${sentences[name] ?? name}.`,
    hint: placeholder.test(text.slice(Math.max(offset - 1, 0)))
      ? "A template's placeholder stands here: fill the template in, then check the result."
      : "Mend the syntax; nothing else can be checked before.",
    location: { file: path, ...positionOf(text, offset) },
  };
}

/** What begins at a place, or a character before it, where a template has a number or a list. */
const placeholder = /^.?(?:\$\{|\{\{|<%|\[\[|<[A-Za-z]|\$[A-Z])/s;

const sentences: { readonly [code: string]: string } = {
  CloseBraceExpected: "a } is missing",
  CloseBracketExpected: "a ] is missing",
  ColonExpected: "a : is missing",
  CommaExpected: "a comma is missing",
  EndOfFileExpected: "there is more after its end",
  InvalidCommentToken: "JSON has no comments",
  InvalidSymbol: "a word stands here that JSON does not know",
  InvalidCharacter: "a character stands here that JSON does not allow",
  PropertyNameExpected: "the name of a member is expected here, in double quotes (a comma before a } is one too many)",
  UnexpectedEndOfString: "a string does not end",
  ValueExpected: "a value is expected here",
};

/** Adds where in the text the value of each diagnostic's path stands; a missing member's place is its parent's. */
export async function locateDiagnostics(file: JsonFile, diagnostics: readonly Diagnostic[]): Promise<Diagnostic[]> {
  if (diagnostics.length === 0) return [];
  const offsetOf = file.offsetOf ?? (await jsonOffsets(file));
  return diagnostics.map((diagnostic) => {
    if (diagnostic.location) return diagnostic;
    const segments = pointerSegments(diagnostic.path);
    for (let length = segments.length; length >= 0; length--) {
      const offset = offsetOf(segments.slice(0, length));
      if (offset !== undefined) return { ...diagnostic, location: locationOf(file, offset) };
    }
    return diagnostic;
  });
}

async function jsonOffsets(file: JsonFile): Promise<OffsetOf> {
  const { findNodeAtLocation, parseTree } = await import("jsonc-parser");
  const tree = parseTree(file.text);
  return (segments) => {
    const typed = typedSegments(file.value, segments);
    // The parser's own search fails below a place that a list cannot have.
    const node = tree && !typed.some(Number.isNaN) ? findNodeAtLocation(tree, typed) : undefined;
    return (node?.parent?.type === "property" ? node.parent : node)?.offset;
  };
}

function locationOf(file: JsonFile, offset: number): Location {
  return { file: file.path, ...positionOf(file.text, offset) };
}

/** The parser wants list indexes as numbers. */
function typedSegments(value: unknown, segments: readonly string[]): (string | number)[] {
  let here = value;
  return segments.map((segment) => {
    const typed = Array.isArray(here) ? Number(segment) : segment;
    here = typeof here === "object" && here !== null ? (here as Record<string | number, unknown>)[typed] : undefined;
    return typed;
  });
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
