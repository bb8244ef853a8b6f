/**
 * What a member holds: a scalar, `@NAME` a structure, `=NAME` a string of that enum, a list or a map (with string keys) of one of these.
 */
export type TypeRef =
  | "string"
  | "number"
  | "boolean"
  | "timestamp"
  | "blob"
  | "document"
  | `@${string}`
  | `=${string}`
  | readonly ["list", TypeRef]
  | readonly ["map", TypeRef];

/** One structure of a service: its members in AWS's order (required ones first), and what is known of them. */
export interface StructureSchema {
  readonly members: { readonly [name: string]: TypeRef };
  readonly required?: readonly string[];
  /** Members that AWS marks as sensitive: never logged. */
  readonly sensitive?: readonly string[];
  /** Members that an SDK fills with an idempotency token. */
  readonly token?: readonly string[];
  /** Exactly one member may be present. */
  readonly union?: true;
}

export interface OperationSchema {
  readonly input: string;
  readonly output: string;
  readonly errors: readonly string[];
}

export interface ErrorSchema {
  readonly httpStatus: number;
  readonly members: { readonly [name: string]: TypeRef };
}

/** The tables of one AWS service, generated from the SDK client named in `client`. */
export interface ServiceSchema {
  readonly client: string;
  readonly version: string;
  readonly enums: { readonly [name: string]: readonly string[] };
  readonly structures: { readonly [name: string]: StructureSchema };
  readonly operations: { readonly [name: string]: OperationSchema };
  readonly errors: { readonly [name: string]: ErrorSchema };
}
