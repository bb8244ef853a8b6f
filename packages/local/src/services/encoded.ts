/**
 * A part of an answer that has been serialised before, so that what does not change is written once. Most are text, of which a short answer is put
 * together at no cost; in lists, where many come together, they are bytes.
 */
export class Encoded {
  #kept: string | Buffer;

  private constructor(text: string) {
    this.#kept = text;
  }

  /** Serialises a structure that has the members of AWS's model and no others. It stands in an answer where the value itself would. */
  static of<T extends object>(value: T): T {
    return new Encoded(JSON.stringify(value)) as unknown as T;
  }

  /** The same of what its JSON says. */
  static ofText<T extends object>(json: string): T {
    return new Encoded(json) as unknown as T;
  }

  get text(): string {
    return this.#kept.toString();
  }

  get bytes(): Buffer {
    if (typeof this.#kept === "string") this.#kept = Buffer.from(this.#kept);
    return this.#kept;
  }
}
