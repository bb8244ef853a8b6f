import type { PolicyCondition } from "./policy-document.js";

/** One action on one resource that a role needs, and why. */
export interface Need {
  /** `service:Action`, without wildcards. */
  readonly action: string;
  /** An ARN; `*` and `?` stand for what a definition does not say. */
  readonly resource: string;
  /** What narrows the permission further, as in AWS's own policies. */
  readonly condition?: PolicyCondition;
  readonly why: string;
  /** JSON pointer into the Assembly: what asks for it. */
  readonly at: string;
  /** The page of AWS's documentation that says so. */
  readonly source: string;
}

/** Something that the definitions leave open, or that the policy alone does not settle. */
export interface IamNote {
  /** JSON pointer into the Assembly. */
  readonly at: string;
  readonly message: string;
}
