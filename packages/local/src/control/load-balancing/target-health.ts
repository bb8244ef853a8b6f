import type { TargetHealthReasonEnum, TargetHealthStateEnum } from "@stowage/model/elbv2";
import type { View } from "../../state/view.js";
import { targetOf, type TargetName } from "./targets.js";

/** A target's health as DescribeTargetHealth has it. */
export interface TargetHealth {
  readonly State: TargetHealthStateEnum;
  readonly Reason?: TargetHealthReasonEnum | undefined;
  readonly Description?: string | undefined;
}

/**
 * The health of one target; undefined if the engine does not hold the target group, and then nothing is to be waited for.
 * States, reasons and texts: ELB API, TargetHealth.
 *
 * @example
 * const health = targetHealth(view, groupArn, { id: "10.0.0.5", port: 80 }, now);
 * if (health === undefined || health.State === "healthy") …
 */
export function targetHealth(view: View, groupArn: string, name: TargetName, now: number): TargetHealth | undefined {
  const group = view.get("targetGroups", groupArn)?.targetGroup;
  if (group === undefined) return undefined;
  const target = targetOf(view, groupArn, name);
  if (target === undefined) return notRegistered;
  if (target.state === "draining") return draining;
  if (!isInUse(view, groupArn)) return notInUse;
  if (group.HealthCheckEnabled === false) return unchecked;
  if (target.state === "initial") return now < target.registeredAt + REGISTERING_MS ? registering : initial;
  if (target.state === "healthy") return healthy;
  return {
    State: "unhealthy",
    Reason: target.reason ?? "Target.FailedHealthChecks",
    Description: target.description ?? "Health checks failed",
  };
}

/** Whether a listener or a rule forwards to the group, with whatever weight. */
export function isInUse(view: View, groupArn: string): boolean {
  return loadBalancersOf(view, groupArn).length > 0;
}

/** ARNs of the load balancers whose listeners or rules forward to a group. */
export function loadBalancersOf(view: View, groupArn: string): readonly string[] {
  const found = new Set<string>();
  for (const key of view.forwardersTo(groupArn)) {
    const rule = view.get("listenerRules", key);
    const listener = view.get("listeners", rule?.listenerArn ?? key);
    if (listener !== undefined) found.add(listener.loadBalancerArn);
  }
  return [...found];
}

const healthy: TargetHealth = { State: "healthy" };
/** How long a target is being registered, before its first health checks: our choice. */
const REGISTERING_MS = 5_000;

const registering: TargetHealth = {
  State: "initial",
  Reason: "Elb.RegistrationInProgress",
  Description: "Target registration is in progress",
};
const initial: TargetHealth = {
  State: "initial",
  Reason: "Elb.InitialHealthChecking",
  Description: "Initial health checks in progress",
};
const unchecked: TargetHealth = {
  State: "unavailable",
  Reason: "Target.HealthCheckDisabled",
  Description: "Health checks are disabled for this target",
};
const draining: TargetHealth = {
  State: "draining",
  Reason: "Target.DeregistrationInProgress",
  Description: "Target deregistration is in progress",
};
const notRegistered: TargetHealth = {
  State: "unused",
  Reason: "Target.NotRegistered",
  Description: "Target is not registered to the target group",
};
const notInUse: TargetHealth = {
  State: "unused",
  Reason: "Target.NotInUse",
  Description: "Target group is not configured to receive traffic from the load balancer",
};
