import type { Code, Step } from "./code.js";
import { brokenOnly, group, indent, join, line, softline } from "./doc.js";
import type { Doc } from "./doc.js";

/** An expression laid out as the usual formatters would. */
export function printCode(code: Code): Doc {
  switch (code.kind) {
    case "literal":
      return printLiteral(code.value);
    case "list":
      return printList(code.items);
    case "object":
      return printObject(code.entries);
    case "name":
      return code.name;
    case "call":
      return [code.callee, ...printArguments(code.args)];
    case "chain":
      return printChain(code.head, code.steps);
    case "lambda":
      return group([`(${code.parameter}) =>`, group(indent([line, printCode(code.body)]))]);
  }
}

function printLiteral(value: boolean | number | string | null | undefined): string {
  // JSON's escapes are TypeScript's; lone surrogates come out escaped.
  return value === undefined ? "undefined" : Object.is(value, -0) ? "-0" : JSON.stringify(value);
}

function printList(items: readonly Code[]): Doc {
  if (items.length === 0) return "[]";
  const table = items.length > 1 && items.every((item) => item.kind === "object" && item.entries.length > 1);
  return group(["[", indent([softline, join(items.map(printCode), [",", line])]), brokenOnly(","), softline, "]"], table);
}

function printObject(entries: readonly (readonly [name: string, value: Code])[]): Doc {
  if (entries.length === 0) return "{}";
  const quoted = entries.some(([name]) => !isPlainName(name));
  const members = entries.map(([name, value]): Doc =>
    value.kind === "name" && value.name === name ? name : [printName(name, quoted), ": ", printCode(value)],
  );
  return group(["{", indent([line, join(members, [",", line])]), brokenOnly(","), line, "}"]);
}

/** Names are quoted where one of them has to be; `__proto__` is a name only in brackets. */
function printName(name: string, quoted: boolean): string {
  if (name === "__proto__") return '["__proto__"]';
  return quoted ? JSON.stringify(name) : name;
}

function isPlainName(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

function printArguments(args: readonly Code[]): readonly Doc[] {
  const last = args.at(-1);
  if (last === undefined) return ["()"];
  const before = args.slice(0, -1).flatMap((arg): Doc[] => [printCode(arg), ", "]);
  if (last.kind === "lambda") {
    const body = group([indent([line, printCode(last.body)]), brokenOnly(","), softline]);
    return ["(", ...before, `(${last.parameter}) =>`, body, ")"];
  }
  if (last.kind === "object" || last.kind === "list") return ["(", ...before, printCode(last), ")"];
  return [group(["(", indent([softline, join(args.map(printCode), [",", line])]), brokenOnly(","), softline, ")"])];
}

function printChain(head: Code, steps: readonly Step[]): Doc {
  const calls = steps.length + (head.kind === "call" ? 1 : 0);
  const printed = steps.map(printStep);
  if (calls <= 2) return [printCode(head), ...printed];
  const callbacks = steps.some(({ args }) => args.some(({ kind }) => kind === "lambda"));
  return group([printCode(head), indent(printed.map((doc): Doc => [softline, doc]))], callbacks);
}

function printStep({ method, type, args }: Step): Doc {
  return [`.${method}${type === undefined ? "" : `<${type}>`}`, ...printArguments(args)];
}
