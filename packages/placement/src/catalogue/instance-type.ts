import { nearest } from "@stowage/model";
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
 * The name of the type that was probably meant, or undefined if none is near.
 * @example nearestInstanceType("m5.larg") // "m5.large"
 */
export function nearestInstanceType(name: string): string | undefined {
  return nearest(name, index().keys());
}

/** Types are parsed when they are asked for; splitting the text is all that loading costs. */
function index(): Map<string, string> {
  return (lines ??= new Map(TYPE_LINES.split("\n").map((line) => [line.slice(0, line.indexOf(" ")), line])));
}
