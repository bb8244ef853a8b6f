import { limits } from "../limits.js";
import { ClusterQueryError } from "./cluster-query-error.js";
import { OPERATORS, SPELLINGS } from "./operators.js";
import type { Condition, Operator, Query, Subject } from "./query.js";

/** Deeper nesting than this is refused, so that no input can exhaust the stack (our choice). */
const MAX_DEPTH = 100;

const SUBJECTS = ["agentConnected", "agentVersion", "ec2InstanceId", "registeredAt", "runningTasksCount", "task:group"] as const;

/**
 * Parses an expression of the ECS cluster query language (a `memberOf` constraint, or the filter of ListContainerInstances).
 * The grammar is in docs/cluster-query-language.md. What a value says is not looked at: `agentVersion < new` is an expression.
 *
 * @throws {@link ClusterQueryError} at the first character that cannot be read.
 * @example parseQuery("attribute:ecs.instance-type =~ t3.* and not(task:group == service:database)")
 */
export function parseQuery(expression: string): Query {
  const { max } = limits.constraintExpressionLength;
  if (expression.length > max)
    throw new ClusterQueryError(expression, max, `The expression has ${expression.length} characters; ECS takes ${max}`);
  const reader = new Reader(expression);
  const query = readOr(reader, 0);
  reader.space();
  if (!reader.atEnd())
    reader.fail(
      reader.peek() === ")" ? "This `)` closes nothing" : (inSmallLetters(reader) ?? "Expected `and`, `or` or the end of the expression"),
    );
  return query;
}

function readOr(reader: Reader, depth: number): Query {
  if (depth > MAX_DEPTH) reader.fail(`More than ${MAX_DEPTH} levels of parentheses or negation`);
  const terms = [readAnd(reader, depth)];
  while (reader.takeWord("or") || reader.take("||")) terms.push(readAnd(reader, depth));
  return terms.length === 1 ? (terms[0] as Query) : { kind: "or", terms };
}

function readAnd(reader: Reader, depth: number): Query {
  const terms = [readNot(reader, depth)];
  while (reader.takeWord("and") || reader.take("&&")) terms.push(readNot(reader, depth));
  return terms.length === 1 ? (terms[0] as Query) : { kind: "and", terms };
}

function readNot(reader: Reader, depth: number): Query {
  if (depth > MAX_DEPTH) reader.fail(`More than ${MAX_DEPTH} levels of parentheses or negation`);
  if (reader.takeWord("not") || reader.take("!")) return { kind: "not", term: readNot(reader, depth + 1) };
  const open = reader.position();
  if (!reader.take("(")) return readCondition(reader);
  const query = readOr(reader, depth + 1);
  if (!reader.take(")")) reader.fail(`Expected \`)\` to close the parenthesis opened at character ${open + 1}`);
  return query;
}

function readCondition(reader: Reader): Condition {
  const subject = readSubject(reader);
  const start = reader.position();
  const operator = SPELLINGS.find(([spelling]) => reader.takeOperator(spelling))?.[1];
  const allowed = OPERATORS[subject.kind];
  if (!operator) reader.fail(`Expected an operator after \`${nameOf(subject)}\`: ${allowed.join(" ")}`, start);
  if (!allowed.includes(operator)) {
    reader.fail(`\`${nameOf(subject)}\` does not take \`${operator}\`; it takes ${allowed.join(" ")}`, start);
  }
  return { kind: "condition", subject, operator, ...readArgument(reader, operator) };
}

function readSubject(reader: Reader): Subject {
  const start = reader.position();
  const capitals = inSmallLetters(reader);
  if (capitals !== undefined) reader.fail(capitals);
  const attribute = reader.match(/attribute:[A-Za-z0-9_./\\-]*/y);
  if (attribute !== undefined) {
    const name = attribute.slice("attribute:".length);
    if (name === "") reader.fail("Expected the attribute's name after `attribute:`", start + attribute.length);
    return { kind: "attribute", name };
  }
  const word = reader.match(/[A-Za-z][A-Za-z0-9_]*(:[A-Za-z]+)?/y);
  const kind = SUBJECTS.find((name) => name === word);
  if (kind) return { kind };
  const known = `${SUBJECTS.join(", ")} or attribute:NAME`;
  return reader.fail(word === undefined ? `Expected a subject: ${known}` : `Unknown subject \`${word}\`; expected ${known}`, start);
}

/** AWS documents `and`, `or` and `not` in small letters, and no others. */
function inSmallLetters(reader: Reader): string | undefined {
  const word = reader.peekWord();
  const small = word.toLowerCase();
  return word !== small && ["and", "or", "not"].includes(small) ? `Write \`${small}\` in small letters, not \`${word}\`` : undefined;
}

function readArgument(reader: Reader, operator: Operator): { values: string[]; at: number[] } {
  if (operator === "exists" || operator === "!exists") return { values: [], at: [] };
  const values: string[] = [];
  const at: number[] = [];
  const read = (): void => {
    const start = reader.position();
    at.push(/['"]/.test(reader.peek()) ? start + 1 : start);
    values.push(reader.literal(operator === "=~" || operator === "!~"));
  };
  if (operator !== "in" && operator !== "!in") {
    read();
    return { values, at };
  }
  if (!reader.take("[")) reader.fail(`Expected a list after \`${operator}\`, for example \`[a, b]\``);
  do read();
  while (reader.take(","));
  if (!reader.take("]")) reader.fail("Expected `,` or `]` in the list");
  return { values, at };
}

function nameOf(subject: Subject): string {
  return subject.kind === "attribute" ? `attribute:${subject.name}` : subject.kind;
}

/** A cursor over the text. What may follow a word decides where it ends, so there is no separate tokenizer. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  space(): void {
    while (/\s/.test(this.peek())) this.#at++;
  }

  peek(): string {
    return this.#text.charAt(this.#at);
  }

  /** The letters that stand next. */
  peekWord(): string {
    return /^[A-Za-z]*/.exec(this.#text.slice(this.position()))?.[0] ?? "";
  }

  atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Where the next token starts. */
  position(): number {
    this.space();
    return this.#at;
  }

  fail(problem: string, index: number = this.position()): never {
    throw new ClusterQueryError(this.#text, index, problem);
  }

  take(symbol: string): boolean {
    this.space();
    if (!this.#text.startsWith(symbol, this.#at)) return false;
    this.#at += symbol.length;
    return true;
  }

  /** Takes a word only where it ends: `or` is not the beginning of `order`. */
  takeWord(word: string): boolean {
    this.space();
    const after = this.#text.charAt(this.#at + word.length);
    return !/[\w:.]/.test(after) && this.take(word);
  }

  takeOperator(spelling: string): boolean {
    return /\w$/.test(spelling) ? this.takeWord(spelling) : this.take(spelling);
  }

  match(pattern: RegExp): string | undefined {
    this.space();
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  literal(pattern: boolean): string {
    this.space();
    const quote = this.peek();
    if (quote === "'" || quote === '"') return this.#quoted(quote);
    const value = pattern ? this.#bareRegex() : this.match(/[^\s,()[\]'"]+/y);
    return value === undefined || value === "" ? this.fail("Expected a value") : value;
  }

  #quoted(quote: string): string {
    const start = this.#at;
    const end = this.#text.indexOf(quote, start + 1);
    if (end < 0) this.fail(`The quote opened at character ${start + 1} is not closed`, this.#text.length);
    this.#at = end + 1;
    return this.#text.slice(start + 1, end);
  }

  /** A bare regular expression ends at white space or at a `)` that it did not open itself. */
  #bareRegex(): string {
    const start = this.#at;
    let open = 0;
    for (; !this.atEnd(); this.#at++) {
      const c = this.peek();
      if (/\s/.test(c)) break;
      if (c === "\\") this.#at++;
      else if (c === "(") open++;
      else if (c === ")" && --open < 0) break;
    }
    this.#at = Math.min(this.#at, this.#text.length);
    return this.#text.slice(start, this.#at);
  }
}
