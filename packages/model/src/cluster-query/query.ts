/** An operator of the cluster query language, in its symbolic form. */
export type Operator = "==" | "!=" | ">" | ">=" | "<" | "<=" | "exists" | "!exists" | "in" | "!in" | "=~" | "!~";

/** What a condition looks at. */
export type Subject =
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "agentConnected" | "agentVersion" | "ec2InstanceId" | "registeredAt" | "runningTasksCount" | "task:group" };

/** One comparison; `values` has one entry except for `in` (one or more) and `exists` (none). */
export interface Condition {
  readonly kind: "condition";
  readonly subject: Subject;
  readonly operator: Operator;
  readonly values: readonly string[];
  /** Where each value starts in the text. */
  readonly at: readonly number[];
}

/** A parsed expression of the cluster query language. */
export type Query =
  | Condition
  | { readonly kind: "and" | "or"; readonly terms: readonly Query[] }
  | { readonly kind: "not"; readonly term: Query };
