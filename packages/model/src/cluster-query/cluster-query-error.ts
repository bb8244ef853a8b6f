/**
 * A syntax error in a cluster query expression; it knows the character.
 *
 * @example
 * try { parseQuery("attribute:stack ==") } catch (error) { if (error instanceof ClusterQueryError) console.error(error.index) }
 */
export class ClusterQueryError extends Error {
  override readonly name: string = "ClusterQueryError";
  readonly expression: string;
  /** Offset of the offending character in the expression, from 0; the expression's length if it ends too early. */
  readonly index: number;
  /** What is wrong, without the picture. */
  readonly problem: string;

  constructor(expression: string, index: number, problem: string) {
    super(`${problem} (character ${index + 1})\n${pointAt(expression, index)}`);
    this.expression = expression;
    this.index = index;
    this.problem = problem;
  }
}

const AROUND = 40;

/** Two lines: the part of the text around the character, and a caret under it. */
function pointAt(text: string, index: number): string {
  const from = Math.max(0, index - AROUND);
  const line = text.slice(from, index + AROUND).replace(/[\r\n\t]/g, " ");
  return `  ${from > 0 ? "…" : ""}${line}${index + AROUND < text.length ? "…" : ""}\n  ${" ".repeat(index - from + (from > 0 ? 1 : 0))}^`;
}
