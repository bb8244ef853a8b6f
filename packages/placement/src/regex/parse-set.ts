import { classOf, ignoringCase } from "./character-classes.js";
import type { CharTest } from "./character-classes.js";
import { MAX_DEPTH } from "./regex-reader.js";
import type { RegexReader } from "./regex-reader.js";

/** The inside of [ ]: characters, ranges, escapes and further sets, any of which may match. */
export function readSet(reader: RegexReader, start: number, depth: number): CharTest {
  if (depth > MAX_DEPTH) reader.fail(`More than ${MAX_DEPTH} levels of brackets`, start);
  const negative = reader.take("^");
  const tests: CharTest[] = [];
  while (tests.length === 0 || reader.peek() !== "]") {
    if (reader.atEnd()) reader.fail("This [ is not closed", start);
    if (reader.peek() === "&" && reader.peek(1) === "&") reader.fail("Intersections (&&) are not supported");
    if (reader.take("[")) tests.push(readSet(reader, reader.index - 1, depth + 1));
    else tests.push(readRangeOrCharacter(reader));
  }
  reader.take("]");
  const any: CharTest = (code) => tests.some((test) => test(code));
  const test = reader.ignoreCase ? ignoringCase(any) : any;
  return negative ? (code) => !test(code) : test;
}

function readRangeOrCharacter(reader: RegexReader): CharTest {
  const at = reader.index;
  const from = readSetCharacter(reader);
  if (typeof from === "function") return from;
  if (reader.peek() !== "-" || reader.peek(1) === "]" || reader.peek(1) === "[" || reader.peek(1) === "") return (code) => code === from;
  reader.take("-");
  const to = readSetCharacter(reader);
  if (typeof to === "function" || to < from) return reader.fail("This range has no end, or one before its start", at);
  return (code) => code >= from && code <= to;
}

/** One character of a set as its code, or a class of them. */
function readSetCharacter(reader: RegexReader): number | CharTest {
  const start = reader.index;
  const c = reader.next();
  if (c !== "\\") return c.charCodeAt(0);
  const literal = /[^A-Za-z0-9]/.test(reader.peek());
  if (literal && !reader.atEnd()) return reader.next().charCodeAt(0);
  return readEscape(reader, start);
}

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, f: 12, r: 13, a: 7, e: 27 };

/** What follows a backslash: a class, a control character, or a character that stands for itself. */
export function readEscape(reader: RegexReader, start: number): CharTest {
  if (reader.atEnd()) return reader.fail("Expected a character after \\", start);
  const property = reader.match(/([pP])(?:\{(\^?\w+(?:=\w+)?)\}|([A-Z]))/y);
  if (property) {
    const test = classOf(property[2] ?? property[3] ?? "");
    if (!test) return reader.fail(`Unknown character class ${property[0]}`, start);
    return property[1] === "p" ? test : (code) => !test(code);
  }
  const hexadecimal = reader.match(/x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})/y);
  if (hexadecimal) return exactly(String.fromCharCode(Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? "", 16)));
  const c = reader.next();
  const shorthand = "dDwWsShHvV".includes(c) ? classOf(c) : undefined;
  if (shorthand) return shorthand;
  const control = CONTROLS[c];
  if (control !== undefined) return (code) => code === control;
  if (/[1-9k]/.test(c)) return reader.fail("Back references are not supported", start);
  if (/[A-Za-z0-9]/.test(c)) return reader.fail(`\\${c} has no meaning`, start);
  return exactly(c);
}

/** The class of one character. */
export function exactly(character: string): CharTest {
  const wanted = character.charCodeAt(0);
  return (code) => code === wanted;
}
