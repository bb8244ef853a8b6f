import type { Gathering } from "./gathering.js";
import type { IamNote, Need } from "./need.js";
import type { PolicyDocument } from "./policy-document.js";

/** Which of ECS's roles it is. */
export type RoleKind = "execution" | "task" | "container-instance" | "external-instance" | "managed-instance" | "infrastructure";

/** What one role needs, as policies that can be attached. */
export interface RoleNeeds {
  /** `FAMILY:execution`, `FAMILY:task`, `CLUSTER:container-instance`, `CLUSTER/SERVICE:volumes`, … */
  readonly name: string;
  readonly kind: RoleKind;
  /** JSON pointers of what the role is for. */
  readonly at: readonly string[];
  /** The role that the definitions name. */
  readonly arn?: string;
  /** Other names under which the same role is needed: its policy has to grant the needs of all of them. */
  readonly sharedWith?: readonly string[];
  /** Absent: nothing is needed. */
  readonly policy?: PolicyDocument;
  readonly trust: PolicyDocument;
  /** ARNs of AWS's managed policies that the role needs beside `policy`. */
  readonly managedPolicies?: readonly string[];
  readonly needs: readonly Need[];
  readonly notes: readonly IamNote[];
}

/** A role while needs are still being gathered. */
export interface RoleDraft extends Pick<RoleNeeds, "name" | "kind" | "at" | "arn" | "trust" | "managedPolicies"> {
  readonly gathering: Gathering;
}
