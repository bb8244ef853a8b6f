/** A regular expression that cannot be read, and where. */
export class RegexError extends Error {
  override readonly name: string = "RegexError";
  /** Offset in the expression, from 0. */
  readonly index: number;

  constructor(message: string, index: number) {
    super(message);
    this.index = index;
  }
}
