import { parseRegex } from "./parse-regex.js";
import type { Node } from "./parse-regex.js";

export { RegexError } from "./regex-error.js";

/** A compiled regular expression. */
export interface Regex {
  /** Whether the whole of the text matches. */
  matches(text: string): boolean;
}

/**
 * Compiles a regular expression of the language that ECS documents for its cluster queries, Java's, without back references and look-around. It runs
 * in time proportional to the text, whatever the expression: an expression comes from anyone who can call the API, and must not be able to
 * stop the process.
 *
 * @throws RegexError at the character that cannot be read.
 * @example compileRegex("t3\\.(micro|small)").matches("t3.micro") // true
 */
export function compileRegex(source: string): Regex {
  const program: Step[] = [];
  emit(parseRegex(source), program);
  program.push({ kind: "match" });
  return { matches: (text) => run(program, text) };
}

/** A step leads to the one after it; a split also to another place. */
type Step =
  | { readonly kind: "char"; readonly test: (code: number) => boolean }
  | { readonly kind: "assert"; readonly holds: (text: string, at: number) => boolean }
  | { readonly kind: "split"; other: number }
  | { readonly kind: "jump"; to: number }
  | { readonly kind: "match" };

function emit(node: Node, program: Step[]): void {
  switch (node.kind) {
    case "char":
    case "assert":
      program.push(node);
      return;
    case "sequence":
      for (const part of node.parts) emit(part, program);
      return;
    case "choice":
      emitChoice(node.options, program);
      return;
    case "repeat":
      emitRepeat(node.of, node.min, node.max, program);
  }
}

function emitChoice(options: readonly Node[], program: Step[]): void {
  const jumps: { kind: "jump"; to: number }[] = [];
  options.forEach((option, i) => {
    const split: Step & { kind: "split" } = { kind: "split", other: 0 };
    const last = i === options.length - 1;
    if (!last) program.push(split);
    emit(option, program);
    if (last) return;
    const jump: Step & { kind: "jump" } = { kind: "jump", to: 0 };
    jumps.push(jump);
    program.push(jump);
    split.other = program.length;
  });
  for (const jump of jumps) jump.to = program.length;
}

function emitRepeat(of: Node, min: number, max: number, program: Step[]): void {
  for (let i = 0; i < min; i++) emit(of, program);
  if (max === Number.POSITIVE_INFINITY) {
    const split: Step & { kind: "split" } = { kind: "split", other: 0 };
    const start = program.length;
    program.push(split);
    emit(of, program);
    program.push({ kind: "jump", to: start });
    split.other = program.length;
    return;
  }
  const splits: (Step & { kind: "split" })[] = [];
  for (let i = min; i < max; i++) {
    const split: Step & { kind: "split" } = { kind: "split", other: 0 };
    splits.push(split);
    program.push(split);
    emit(of, program);
  }
  for (const split of splits) split.other = program.length;
}

/** Follows all ways through the program at once, one character of the text after another. */
function run(program: readonly Step[], text: string): boolean {
  let here = new Set<number>();
  follow(program, 0, text, 0, here);
  for (let at = 0; at < text.length; at++) {
    const next = new Set<number>();
    const code = text.charCodeAt(at);
    for (const place of here) {
      const step = program[place] as Step;
      if (step.kind === "char" && step.test(code)) follow(program, place + 1, text, at + 1, next);
    }
    if (next.size === 0) return false;
    here = next;
  }
  return here.has(program.length - 1);
}

/** Adds a place and all that can be reached from it without reading a character. */
function follow(program: readonly Step[], from: number, text: string, at: number, places: Set<number>): void {
  const open = [from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (places.has(place)) continue;
    places.add(place);
    const step = program[place] as Step;
    if (step.kind === "jump") open.push(step.to);
    else if (step.kind === "split") open.push(place + 1, step.other);
    else if (step.kind === "assert" && step.holds(text, at)) open.push(place + 1);
  }
}
