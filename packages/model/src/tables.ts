import type { RequestTables, ServiceSchema, WireSchema } from "./schema.js";

/**
 * A service's tables from their text. They are parsed when they are first asked for: what only validates needs none of them, and JSON in
 * a string costs a fraction of what the same costs as code.
 */
export function tables(client: string, version: string, wire: WireSchema, text: string): ServiceSchema {
  type Parsed = Pick<ServiceSchema, "enums" | "structures" | "operations" | "errors">;
  let parsed: Parsed | undefined;
  const read = (): Parsed => (parsed ??= JSON.parse(text) as Parsed);
  return {
    client,
    version,
    wire,
    get enums() {
      return read().enums;
    },
    get structures() {
      return read().structures;
    },
    get operations() {
      return read().operations;
    },
    get errors() {
      return read().errors;
    },
  };
}

/** The tables of the requests that an Assembly holds, from their text. */
export function requestTables(text: string): RequestTables {
  let parsed: RequestTables | undefined;
  const read = (): RequestTables => (parsed ??= JSON.parse(text) as RequestTables);
  return {
    get enums() {
      return read().enums;
    },
    get structures() {
      return read().structures;
    },
  };
}
