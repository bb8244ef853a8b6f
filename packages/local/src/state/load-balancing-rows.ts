import type { Wire } from "@stowage/model";
import type * as elb from "@stowage/model/elbv2";

/** A load balancer's attributes stand beside it, by key; those that were never set have AWS's defaults and are not kept. */
export interface LoadBalancerRow {
  readonly arn: string;
  readonly name: string;
  readonly loadBalancer: Wire<elb.LoadBalancer>;
  readonly attributes: { readonly [key: string]: string };
  /** `provisioning` until then. */
  readonly activeAt: number;
}

export interface TargetGroupRow {
  readonly arn: string;
  readonly name: string;
  /** Without `LoadBalancerArns`, which follow from listeners and rules. */
  readonly targetGroup: Wire<elb.TargetGroup>;
  readonly attributes: { readonly [key: string]: string };
  /** The gateway that has made it, and for which service. */
  readonly gateway?: { readonly arn: string; readonly serviceArn: string } | undefined;
  readonly createdAt: number;
}

export interface ListenerRow {
  readonly arn: string;
  readonly loadBalancerArn: string;
  readonly port: number;
  /** With the default actions, which the default rule shows as its own. */
  readonly listener: Wire<elb.Listener>;
  readonly attributes: { readonly [key: string]: string };
  /** The default rule's ARN; it has no row of its own. */
  readonly defaultRuleArn: string;
}

export interface ListenerRuleRow {
  readonly arn: string;
  readonly listenerArn: string;
  /** 1 to 50000. */
  readonly priority: number;
  readonly rule: Wire<elb.Rule>;
}

/** One registration in a target group. */
export interface TargetRow {
  readonly groupArn: string;
  /** An address, an instance's id, a function's or a load balancer's ARN. */
  readonly id: string;
  readonly port?: number | undefined;
  readonly availabilityZone?: string | undefined;
  /** What health checks have found; `draining` once it is deregistered. Whether it is `unused` follows from listeners and rules. */
  readonly state: "initial" | "healthy" | "unhealthy" | "draining";
  /** Of an unhealthy one. */
  readonly reason?: elb.TargetHealthReasonEnum | undefined;
  readonly description?: string | undefined;
  readonly registeredAt: number;
  /** When health checks may next change the state: the first verdict, or the end of draining. */
  readonly dueAt?: number | undefined;
  /** What a test, or whoever answers for the target, says that its checks find; absent: what its task shows. */
  readonly verdict?: "passing" | "failing" | undefined;
  /** The task that it stands for, if the control plane registered it. */
  readonly taskArn?: string | undefined;
}
