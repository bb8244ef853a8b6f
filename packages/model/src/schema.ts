/**
 * What a member holds: a scalar, `@NAME` a structure, `=NAME` a string of that enum, `!NAME` an error (in an event stream), a list or
 * a map (with string keys) of one of these.
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
  | `!${string}`
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
  /** Members with numbers that may be fractions; all others are whole. */
  readonly fractional?: readonly string[];
  /** Exactly one member may be present. */
  readonly union?: true;
  /**
   * EC2 only: a member's name in a request and in an answer, where these are not the member's own and the same with a small first letter.
   */
  readonly names?: { readonly [member: string]: readonly [request: string, answer: string] };
}

export interface OperationSchema {
  readonly input: string;
  readonly output: string;
  readonly errors: readonly string[];
}

export interface ErrorSchema {
  readonly httpStatus: number;
  /** The code on the wire of a Query service, where that is not the error's name: `LoadBalancerNotFound`. */
  readonly code?: string;
  readonly members: { readonly [name: string]: TypeRef };
}

/** How a service is spoken to. */
export interface WireSchema {
  /** AWS JSON 1.0 or 1.1, AWS Query, or EC2's form of Query. */
  readonly protocol: "json-1.0" | "json-1.1" | "query" | "ec2";
  /** What stands before the operation in `X-Amz-Target` (JSON protocols). */
  readonly target: string;
  /** The version of the API, as `Version` says it in a Query request. */
  readonly version: string;
  /** The XML namespace of a Query answer, also of a service that was a Query one. */
  readonly namespace?: string;
  /** A JSON service that was a Query one: its errors name the old code in `x-amzn-query-error`. */
  readonly queryCompatible?: true;
}

/** The tables of one AWS service, generated from the SDK client named in `client`. */
export interface ServiceSchema {
  readonly client: string;
  readonly version: string;
  readonly wire: WireSchema;
  readonly enums: { readonly [name: string]: readonly string[] };
  readonly structures: { readonly [name: string]: StructureSchema };
  readonly operations: { readonly [name: string]: OperationSchema };
  readonly errors: { readonly [name: string]: ErrorSchema };
}

/** The part of a service's tables that reading and ordering its requests needs. */
export interface RequestTables {
  readonly enums: ServiceSchema["enums"];
  readonly structures: { readonly [name: string]: Pick<StructureSchema, "fractional" | "members" | "required" | "union"> };
}
