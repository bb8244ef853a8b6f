/** Any JSON value. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/**
 * A type as it travels over the wire: AWS JSON writes a timestamp as seconds since 1970 (with fractions) and bytes as base64.
 *
 * @example
 * type TaskOnTheWire = Wire<Task>; // startedAt is a number
 */
export type Wire<T> = T extends Date
  ? number
  : T extends Uint8Array
    ? string
    : T extends (infer U)[]
      ? Wire<U>[]
      : T extends object
        ? { [K in keyof T]: Wire<T[K]> }
        : T;
