/** Subjects that an expression may begin with, beside `attribute:NAME`. Source: developer guide, cluster query language. */
const subjects = new Set(["agentConnected", "agentVersion", "ec2InstanceId", "registeredAt", "runningTasksCount", "task:group"]);
const lists = new Set(["in", "!in", "not_in"]);
const presences = new Set(["exists", "!exists", "not_exists"]);
const patterns = new Set(["=~", "!~", "matches", "not_matches"]);

const operator =
  /(?:==|!=|>=?|<=?|=~|!~)|!?(?:in|exists)(?![\w:.])|(?:(?:not_)?(?:equals|in|exists|matches)|(?:greater|less)_than(?:_equal)?)(?![\w:.])/y;
const unclosed = "a quotation mark or a bracket is not closed";

/**
 * What is wrong with an expression of the cluster query language, in words; undefined for a right one.
 * White space is free between all parts, as in expressions that are registered every day (`attribute:ecs.availability-zone==us-east-1a`).
 *
 * @example
 * constraintError("attribute:ecs.instance-type = t3.small"); // 'there is no operator "="'
 */
export function constraintError(expression: string): string | undefined {
  if (expression.trim() === "") return "it is empty";
  const reader: Reader = { text: expression, at: 0 };
  const error = readAlternatives(reader);
  if (error !== undefined) return error;
  const rest = take(reader, /\S+/y);
  return rest === undefined ? undefined : `"${rest}" stands where "and" or "or" would`;
}

interface Reader {
  readonly text: string;
  at: number;
}

/** What stands next, white space aside, if it is of this (sticky) pattern. */
function take(reader: Reader, pattern: RegExp): string | undefined {
  skipSpace(reader);
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  reader.at += found?.length ?? 0;
  return found;
}

function skipSpace(reader: Reader): void {
  while (/\s/.test(reader.text.charAt(reader.at))) reader.at += 1;
}

function readAlternatives(reader: Reader): string | undefined {
  do {
    const error = readFactor(reader);
    if (error !== undefined) return error;
  } while (take(reader, /(?:and|or)(?![\w:.])|&&|\|\|/iy) !== undefined);
  return undefined;
}

function readFactor(reader: Reader): string | undefined {
  if (take(reader, /not(?![\w:.])|!/iy) !== undefined) return readFactor(reader);
  if (take(reader, /\(/y) === undefined) return readCondition(reader);
  const error = readAlternatives(reader);
  if (error !== undefined) return error;
  return take(reader, /\)/y) === undefined ? "a parenthesis is not closed" : undefined;
}

function readCondition(reader: Reader): string | undefined {
  const subject = take(reader, /[^\s()[\]'"=!<>]+/y);
  if (subject === undefined) return "it ends where a condition would stand";
  if (!subjects.has(subject) && !/^attribute:[A-Za-z0-9_./\\-]+$/.test(subject)) return `"${subject}" is nothing that can be asked about`;
  const named = take(reader, operator);
  if (named === undefined) {
    const word = take(reader, /[=!<>~&|]+|[^\s()]+/y);
    return word === undefined ? `no operator follows "${subject}"` : `there is no operator "${word}"`;
  }
  if (presences.has(named)) return undefined;
  if (lists.has(named)) return readList(reader, named);
  if (!patterns.has(named) && take(reader, /\[/y) !== undefined) return `one value follows "${named}", not a list`;
  return readLiteral(reader, patterns.has(named), `nothing follows "${named}"`);
}

function readList(reader: Reader, named: string): string | undefined {
  if (take(reader, /\[/y) === undefined) {
    const word = take(reader, /[^\s()]+/y);
    return word === undefined ? `nothing follows "${named}"` : `a list in brackets follows "${named}", not "${word}"`;
  }
  do {
    const error = readLiteral(reader, false, `a value is missing in the list after "${named}"`);
    if (error !== undefined) return error;
  } while (take(reader, /,/y) !== undefined);
  return take(reader, /\]/y) === undefined ? unclosed : undefined;
}

/** A bare regular expression has brackets and parentheses: it ends at white space, or at a `)` that it did not open. */
function readLiteral(reader: Reader, pattern: boolean, missing: string): string | undefined {
  if (take(reader, /'[^']*'|"[^"]*"/y) !== undefined) return undefined;
  if (take(reader, /['"]/y) !== undefined) return unclosed;
  return (pattern ? takeRegex(reader) : take(reader, /[^\s,()[\]'"]+/y)) ? undefined : missing;
}

function takeRegex(reader: Reader): string {
  skipSpace(reader);
  const start = reader.at;
  let open = 0;
  let end = start;
  for (; end < reader.text.length; end += 1) {
    const own = reader.text.charAt(end);
    if (/\s/.test(own) || (own === ")" && open === 0)) break;
    if (own === "\\") end += 1;
    else if (own === "(") open += 1;
    else if (own === ")") open -= 1;
  }
  reader.at = Math.min(end, reader.text.length);
  return reader.text.slice(start, reader.at);
}
