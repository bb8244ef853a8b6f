/** Subjects that an expression may begin with, beside `attribute:NAME`. Source: developer guide, cluster query language. */
const subjects = new Set(["agentConnected", "agentVersion", "ec2InstanceId", "registeredAt", "runningTasksCount", "task:group"]);
const comparisons = new Set(
  "== != > >= < <= =~ !~ equals not_equals greater_than greater_than_equal less_than less_than_equal matches not_matches".split(" "),
);
const lists = new Set(["in", "!in", "not_in"]);
const presences = new Set(["exists", "!exists", "not_exists"]);

/**
 * What is wrong with an expression of the cluster query language, in words; undefined for a right one.
 *
 * @example
 * constraintError("attribute:ecs.instance-type = t3.small"); // 'there is no operator "="'
 */
export function constraintError(expression: string): string | undefined {
  const words = tokenize(expression);
  if (words?.length === 0) return "it is empty";
  if (!words) return "a quotation mark or a bracket is not closed";
  const reader: Reader = { words, next: 0 };
  const error = readAlternatives(reader);
  if (error !== undefined) return error;
  return reader.next < words.length ? `"${words[reader.next]}" stands where "and" or "or" would` : undefined;
}

interface Reader {
  readonly words: readonly string[];
  next: number;
}

/** Quoted texts and bracketed lists are one word each; parentheses are words of their own. */
function tokenize(expression: string): string[] | undefined {
  const words: string[] = [];
  const pattern = /\s*(?:(\[[^\]]*\])|('[^']*'|"[^"]*")|([()])|(!(?!in\b|exists\b|=|~))|([^\s()[\]'"]+))/y;
  while (pattern.lastIndex < expression.trimEnd().length) {
    const match = pattern.exec(expression);
    if (!match) return undefined;
    words.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5]!);
  }
  return words;
}

function readAlternatives(reader: Reader): string | undefined {
  for (;;) {
    const error = readFactor(reader);
    if (error !== undefined) return error;
    const word = reader.words[reader.next];
    if (word === undefined || !/^(and|&&|or|\|\|)$/i.test(word)) return undefined;
    reader.next += 1;
  }
}

function readFactor(reader: Reader): string | undefined {
  const word = reader.words[reader.next];
  if (word === undefined) return "it ends where a condition would stand";
  if (/^(not|!)$/i.test(word)) {
    reader.next += 1;
    return readFactor(reader);
  }
  if (word === "(") {
    reader.next += 1;
    const error = readAlternatives(reader);
    if (error !== undefined) return error;
    return reader.words[reader.next++] === ")" ? undefined : "a parenthesis is not closed";
  }
  return readCondition(reader);
}

function readCondition(reader: Reader): string | undefined {
  const { words } = reader;
  const subject = words[reader.next++]!;
  if (!subjects.has(subject) && !/^attribute:[A-Za-z0-9_.\-/\\]+$/.test(subject)) return `"${subject}" is nothing that can be asked about`;
  const operator = words[reader.next++];
  if (operator === undefined) return `no operator follows "${subject}"`;
  if (presences.has(operator)) return undefined;
  if (!comparisons.has(operator) && !lists.has(operator)) return `there is no operator "${operator}"`;
  const argument = words[reader.next++];
  if (argument === undefined || /^[()]$/.test(argument)) return `nothing follows "${operator}"`;
  const isList = argument.startsWith("[");
  if (lists.has(operator) && !isList) return `a list in brackets follows "${operator}", not "${argument}"`;
  return comparisons.has(operator) && isList ? `one value follows "${operator}", not a list` : undefined;
}
