/** A policy of AWS IAM, as it is attached to a role or stands as its trust. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

/** One statement: whether, which actions, on what, and when. */
export interface PolicyStatement {
  readonly Effect: "Allow" | "Deny";
  /** In a trust policy alone: who may take on the role. */
  readonly Principal?: { readonly Service: string };
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: PolicyCondition;
}

/** Operator → key → value or values: `{ "StringEquals": { "aws:SourceAccount": "123456789012" } }`. */
export interface PolicyCondition {
  readonly [operator: string]: { readonly [key: string]: string | readonly string[] };
}
