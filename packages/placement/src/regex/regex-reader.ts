import { RegexError } from "./regex-error.js";

/** Deeper nesting than this is refused, so that no input can exhaust the stack (our choice). */
export const MAX_DEPTH = 100;

/** A cursor over the text of a regular expression, with what holds for the text that follows. */
export class RegexReader {
  index = 0;
  ignoreCase = false;
  /** Between \\Q and \\E every character stands for itself. */
  quoted = false;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  atEnd(): boolean {
    return this.index >= this.#source.length;
  }

  peek(ahead = 0): string {
    return this.#source.charAt(this.index + ahead);
  }

  next(): string {
    return this.#source.charAt(this.index++);
  }

  take(text: string): boolean {
    if (!this.#source.startsWith(text, this.index)) return false;
    this.index += text.length;
    return true;
  }

  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.index;
    const found = pattern.exec(this.#source);
    if (found) this.index += found[0].length;
    return found;
  }

  fail(problem: string, index: number = this.index): never {
    throw new RegexError(problem, index);
  }
}
