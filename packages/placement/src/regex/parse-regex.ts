import { ignoringCase, isWord } from "./character-classes.js";
import type { CharTest } from "./character-classes.js";
import { exactly, readEscape, readSet } from "./parse-set.js";
import { MAX_DEPTH, RegexReader } from "./regex-reader.js";

/** A regular expression as a tree. */
export type Node =
  | { readonly kind: "char"; readonly test: CharTest }
  | { readonly kind: "assert"; readonly holds: (text: string, at: number) => boolean }
  | { readonly kind: "sequence"; readonly parts: readonly Node[] }
  | { readonly kind: "choice"; readonly options: readonly Node[] }
  | { readonly kind: "repeat"; readonly of: Node; readonly min: number; readonly max: number };

/** An expression that unfolds to more characters than this is refused (our choice): it would take too long. */
const MAX_SIZE = 5000;

/** Parses a regular expression. @throws RegexError */
export function parseRegex(source: string): Node {
  const reader = new RegexReader(source);
  const node = readChoice(reader, 0);
  if (!reader.atEnd()) reader.fail("This `)` closes nothing");
  if (sizeOf(node) > MAX_SIZE) reader.fail(`The expression unfolds to more than ${MAX_SIZE} characters`, 0);
  return node;
}

function readChoice(reader: RegexReader, depth: number): Node {
  if (depth > MAX_DEPTH) reader.fail(`More than ${MAX_DEPTH} levels of parentheses`);
  const options = [readSequence(reader, depth)];
  while (reader.take("|")) options.push(readSequence(reader, depth));
  return options.length === 1 ? (options[0] as Node) : { kind: "choice", options };
}

function readSequence(reader: RegexReader, depth: number): Node {
  const parts: Node[] = [];
  while (!reader.atEnd()) {
    if (!reader.quoted && (reader.peek() === "|" || reader.peek() === ")")) break;
    if (reader.take(reader.quoted ? "\\E" : "\\Q")) reader.quoted = !reader.quoted;
    else parts.push(readRepeat(reader, depth));
  }
  return parts.length === 1 ? (parts[0] as Node) : { kind: "sequence", parts };
}

function readRepeat(reader: RegexReader, depth: number): Node {
  let node = reader.quoted ? charNode(reader, exactly(reader.next())) : readAtom(reader, depth);
  // A repetition after a quotation is one of its last character.
  if (reader.quoted && reader.take("\\E")) reader.quoted = false;
  if (reader.quoted) return node;
  for (let range = readRange(reader); range; range = readRange(reader)) {
    const [min, max] = range;
    node = { kind: "repeat", of: node, min, max };
    if (sizeOf(node) > MAX_SIZE) reader.fail(`The expression unfolds to more than ${MAX_SIZE} characters`);
    // How much a lazy repetition takes makes no difference to whether the whole matches.
    reader.take("?");
    if (reader.peek() === "+") reader.fail("Possessive repetitions are not supported");
  }
  return node;
}

function readRange(reader: RegexReader): readonly [min: number, max: number] | undefined {
  if (reader.take("*")) return [0, Number.POSITIVE_INFINITY];
  if (reader.take("+")) return [1, Number.POSITIVE_INFINITY];
  if (reader.take("?")) return [0, 1];
  const start = reader.index;
  if (!reader.take("{")) return undefined;
  const [text, least, comma, most] = reader.match(/(\d{1,4})(,)?(\d{1,4})?\}/y) ?? [];
  if (text === undefined) return reader.fail("Expected {n}, {n,} or {n,m}", start);
  const min = Number(least);
  const max = comma === undefined ? min : most === undefined ? Number.POSITIVE_INFINITY : Number(most);
  return max < min ? reader.fail("The upper bound is below the lower one", start) : [min, max];
}

function readAtom(reader: RegexReader, depth: number): Node {
  const start = reader.index;
  const c = reader.next();
  switch (c) {
    case "(":
      return readGroup(reader, depth, start);
    case "[":
      return charNode(reader, readSet(reader, start, depth));
    case ".":
      return charNode(reader, (code) => ![0x0a, 0x0d, 0x85, 0x2028, 0x2029].includes(code));
    case "^":
      return { kind: "assert", holds: (_, at) => at === 0 };
    case "$":
      return { kind: "assert", holds: (text, at) => at === text.length };
    case "*":
    case "+":
    case "?":
      return reader.fail("Nothing to repeat", start);
    case "{":
      return reader.fail("Expected a character before {", start);
    case "\\":
      return readAssertion(reader) ?? charNode(reader, readEscape(reader, start));
    default:
      return charNode(reader, exactly(c));
  }
}

function readGroup(reader: RegexReader, depth: number, start: number): Node {
  const before = reader.ignoreCase;
  if (reader.take("?")) {
    const flags = reader.match(/i?(?=[:)])|<[A-Za-z]\w*>/y)?.[0];
    if (flags === undefined) return reader.fail("Look-around and these flags are not supported; (?: ) and (?i) are", start);
    if (flags === "i") reader.ignoreCase = true;
    // (?i) with nothing in it holds for the rest of the group around it.
    if (flags === "i" && reader.take(")")) return { kind: "sequence", parts: [] };
    if (!flags.startsWith("<")) reader.take(":");
  }
  const node = readChoice(reader, depth + 1);
  if (!reader.take(")")) reader.fail("This ( is not closed", start);
  reader.ignoreCase = before;
  return node;
}

function readAssertion(reader: RegexReader): Node | undefined {
  if (reader.take("A")) return { kind: "assert", holds: (_, at) => at === 0 };
  if (reader.take("z") || reader.take("Z")) return { kind: "assert", holds: (text, at) => at === text.length };
  const boundary = (text: string, at: number): boolean => isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
  if (reader.take("b")) return { kind: "assert", holds: boundary };
  if (reader.take("B")) return { kind: "assert", holds: (text, at) => !boundary(text, at) };
  return undefined;
}

function charNode(reader: RegexReader, test: CharTest): Node {
  return { kind: "char", test: reader.ignoreCase ? ignoringCase(test) : test };
}

function sizeOf(node: Node): number {
  switch (node.kind) {
    case "sequence":
      return node.parts.reduce((sum, part) => sum + sizeOf(part), 0);
    case "choice":
      return node.options.reduce((sum, option) => sum + sizeOf(option), 1);
    case "repeat":
      return (sizeOf(node.of) + 1) * Math.max(1, Number.isFinite(node.max) ? node.max : node.min + 1);
    default:
      return 1;
  }
}
