/** An expression of TypeScript, as far as definitions need it. */
export type Code =
  | { readonly kind: "literal"; readonly value: boolean | number | string | null | undefined }
  | { readonly kind: "list"; readonly items: readonly Code[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [name: string, value: Code])[] }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly callee: string; readonly args: readonly Code[] }
  | { readonly kind: "chain"; readonly head: Code; readonly steps: readonly Step[] }
  | { readonly kind: "lambda"; readonly parameter: string; readonly body: Code };

/** One call of a builder's method. */
export interface Step {
  readonly method: string;
  /** A type argument, where the compiler is to be told one. */
  readonly type?: string;
  readonly args: readonly Code[];
}

/** A value that a program holds as it stands: JSON, with members that are undefined. */
export type Plain = boolean | number | string | null | undefined | readonly Plain[] | { readonly [name: string]: Plain };

/** The expression that writes a plain value. */
export function literal(value: unknown): Code {
  if (Array.isArray(value)) return { kind: "list", items: value.map(literal) };
  if (typeof value === "object" && value !== null) return object(Object.entries(value).map(([name, member]) => [name, literal(member)]));
  return { kind: "literal", value: value as boolean | number | string | null | undefined };
}

export function object(entries: readonly (readonly [name: string, value: Code])[]): Code {
  return { kind: "object", entries };
}

export function name(text: string): Code {
  return { kind: "name", name: text };
}

export function call(callee: string, ...args: readonly Code[]): Code {
  return { kind: "call", callee, args };
}

export function chain(head: Code, steps: readonly Step[]): Code {
  return { kind: "chain", head, steps };
}

export function lambda(parameter: string, body: Code): Code {
  return { kind: "lambda", parameter, body };
}
