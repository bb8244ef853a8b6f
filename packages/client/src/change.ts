import type { Assembly } from "@stowage/model";
import type { Difference } from "./difference.js";

/** What a deployment does to one resource. */
export interface Change {
  readonly kind:
    | "namespace"
    | "load-balancer"
    | "target-group"
    | "listener"
    | "listener-rule"
    | "cluster"
    | "capacity-provider"
    | "cluster-capacity-providers"
    | "task-definition"
    | "service"
    | "scalable-target"
    | "scaling-policy"
    | "scheduled-action";
  /** As in the Assembly: a family, `cluster/service`, `loadBalancer:port/priority`, …; a policy is `cluster/service/policy`. */
  readonly name: string;
  /** `register` makes a new revision of a task definition. */
  readonly action: "create" | "register" | "update" | "none";
  /** What differs, for `register` of a family that exists and for `update`. */
  readonly differences: readonly Difference[];
  /** The ARN of what is there now, where that matters later. */
  readonly arn?: string;
}

/** What a deployment does not make, and has to be there before it. */
export interface Requirement {
  readonly kind: "auto-scaling-group" | "task-role";
  /** As in the Assembly. */
  readonly name: string;
  readonly message: string;
  readonly hint: string;
}

/** A member of the Assembly that no call to AWS carries: no SDK knows it, or it is a schedule. */
export interface Unsent {
  /** JSON pointer into the Assembly. */
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

/** Everything that a deployment would do, in the order in which it does it. It holds the Assembly, so it can be kept and applied as it is. */
export interface Plan {
  readonly format: "stowage/plan@1";
  readonly app: string;
  readonly region: string;
  readonly changes: readonly Change[];
  /** Absent: nothing has to be made before. */
  readonly requires?: readonly Requirement[];
  /**
   * Members that `raw()` gave and the AWS SDK does not know, so that it leaves them out, and schedules of one-off tasks. Absent: the whole
   * definition is sent.
   */
  readonly unsent?: readonly Unsent[];
  readonly assembly: Assembly;
}
