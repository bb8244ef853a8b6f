/** A part of an answer that has been serialised before, so that what does not change is written once. */
export class Encoded {
  readonly bytes: Buffer;

  private constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** Serialises a structure that has the members of AWS's model and no others. It stands in an answer where the value itself would. */
  static of<T extends object>(value: T): T {
    return new Encoded(Buffer.from(JSON.stringify(value))) as unknown as T;
  }
}
