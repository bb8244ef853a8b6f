import { escapePointer, isObject, pointerSegments, StowageError } from "@stowage/model";
import type { Location } from "@stowage/model";
import { LineCounter, isAlias, isMap, isNode, isScalar, isSeq, parseDocument } from "yaml";
import type { Document, Node } from "yaml";
import { noteIncomplete } from "../import/note.js";
import type { Notes } from "../import/note.js";
import { interpolate } from "./interpolate.js";

/** A Compose file as plain data. */
export interface ComposeFile {
  readonly value: Readonly<Record<string, unknown>>;
  /** Where the value at a JSON pointer stands, if the file's name is known. */
  readonly locate: (path: string) => Location | undefined;
}

export interface ParseOptions {
  /** The file's name, for places in messages. */
  readonly file?: string | undefined;
  /** Values of variables that the file uses. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

/**
 * Reads a Compose file: YAML with merge keys, variables filled in.
 *
 * @throws StowageError `input-syntax` with the place, `input-not-a-compose-file`
 */
export function parseCompose(text: string, { file, variables = {} }: ParseOptions, notes: Notes): ComposeFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, intAsBigInt: true, prettyErrors: false });
  const placeOf = (offset: number): Location | undefined => {
    const { line, col } = lines.linePos(offset);
    return file === undefined ? undefined : { file, line, column: col };
  };
  const [error] = document.errors;
  if (error !== undefined) throw syntaxError(error.message, lines.linePos(error.pos[0]), placeOf(error.pos[0]));
  const value = plain(document);
  if (!isObject(value) || !isObject(value["services"])) {
    throw new StowageError("input-not-a-compose-file", "This is no Compose file: it has no `services` with names.", {
      hint: "A Compose file has `services:`, and below it each service by its name.",
    });
  }
  const locate = (path: string): Location | undefined => {
    const node = nodeAt(document, pointerSegments(path));
    return node?.range ? placeOf(node.range[0]) : undefined;
  };
  return { value: filled(value, variables, "", notes) as Record<string, unknown>, locate };
}

/** The data of a document; a file whose aliases multiply beyond reason is refused. */
function plain(document: Document): unknown {
  try {
    // What JSON does not have (dates, maps with other keys than texts, numbers too large to be exact) becomes what it has.
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 1000 }) ?? null, exactly)) as unknown;
  } catch (error) {
    throw new StowageError("input-syntax", `This YAML cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      hint: "Write out what its anchors and aliases stand for.",
      cause: error,
    });
  }
}

function exactly(_key: string, value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

function filled(value: unknown, variables: Readonly<Record<string, string>>, path: string, notes: Notes): unknown {
  if (typeof value === "string") {
    // What stands in an extension counts where it is used.
    const used = !path.startsWith("/x-");
    const { text, unset } = interpolate(value, variables);
    for (const name of used ? new Set(unset) : []) {
      noteIncomplete(notes, path, `The variable ${name} has no value.`, "Put its value in the place of what stands for it.");
    }
    return text;
  }
  if (Array.isArray(value)) return value.map((element, index) => filled(element, variables, `${path}/${index}`, notes));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, filled(member, variables, `${path}/${escapePointer(key)}`, notes)]);
  return Object.fromEntries(entries);
}

function syntaxError(message: string, { line, col }: { line: number; col: number }, location: Location | undefined): StowageError {
  return new StowageError("input-syntax", `This is not YAML, line ${line}, column ${col}: ${message}`, {
    hint: "Mend the syntax; nothing else can be read before.",
    location,
  });
}

/** The value at a path, by way of aliases and merge keys; where the file has none there, the nearest around it. */
function nodeAt(document: Document, path: readonly string[]): Node | undefined {
  let node = document.contents ?? undefined;
  for (const segment of path) {
    const inner = memberOf(node, segment, document);
    if (inner === undefined) break;
    node = inner;
  }
  return node;
}

function memberOf(node: unknown, segment: string, document: Document): Node | undefined {
  const value = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(value)) {
    const item = value.items[Number(segment)];
    return isNode(item) ? item : undefined;
  }
  if (!isMap(value)) return undefined;
  const own = value.items.find(({ key }) => nameOf(key) === segment);
  if (own !== undefined) return isNode(own.value) ? own.value : isNode(own.key) ? own.key : undefined;
  const bases = value.items
    .filter(({ key }) => nameOf(key) === "<<")
    .flatMap((pair) => (isSeq(pair.value) ? pair.value.items : [pair.value]));
  for (const base of bases) {
    const inherited = memberOf(base, segment, document);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

/** The merge key `<<` is a symbol to the parser. */
function nameOf(key: unknown): string {
  const value = isScalar(key) ? key.value : key;
  return typeof value === "symbol" ? (value.description ?? "") : String(value);
}
