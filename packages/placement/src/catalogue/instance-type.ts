import { nearestNames } from "@stowage/model";
import { TYPE_LINES } from "./data.js";
import { parseType } from "./parse-type.js";
import type { InstanceType } from "./parse-type.js";

let lines: Map<string, string> | undefined;

/**
 * Everything known of an EC2 instance type, or undefined if the catalogue does not have it.
 * @example instanceType("m5.large")?.cpu // 2048
 */
export function instanceType(name: string): InstanceType | undefined {
  const line = index().get(name);
  return line === undefined ? undefined : parseType(line);
}

/**
 * The names of all types in the catalogue, sorted.
 * @example [...instanceTypeNames()].filter((name) => name.startsWith("m7g."))
 */
export function instanceTypeNames(): Iterable<string> {
  return index().keys();
}

/**
 * What to write instead of a type that the catalogue does not have: the nearest names, three at most.
 * @example instanceTypeHint("m7g.larg") // 'Did you mean "m7g.large", "c7g.large" or "m6g.large"?'
 */
export function instanceTypeHint(name: string): string {
  const names = nearestNames(name, index().keys())
    .slice(0, 3)
    .map((near) => `"${near}"`);
  if (names.length === 0) return "Name a type that EC2 has.";
  return `Did you mean ${new Intl.ListFormat("en-GB", { type: "disjunction" }).format(names)}?`;
}

/** Types are parsed when they are asked for; splitting the text is all that loading costs. */
function index(): Map<string, string> {
  return (lines ??= new Map(TYPE_LINES.split("\n").map((line) => [line.slice(0, line.indexOf(" ")), line])));
}
