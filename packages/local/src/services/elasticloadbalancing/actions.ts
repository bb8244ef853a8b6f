import type { Wire } from "@stowage/model";
import type { Action } from "@stowage/model/elbv2";
import { groupsOf } from "../../control/load-balancing/forward-weights.js";
import { loadBalancersOf } from "../../control/load-balancing/target-health.js";
import type { View } from "../../state/view.js";
import { AwsException } from "../aws-exception.js";
import { requireTargetGroup } from "./target-groups.js";
import { invalid } from "./refuse.js";

const last: readonly string[] = ["forward", "redirect", "fixed-response"];

/** Source: ELB API, Action (one of forward, redirect and fixed-response, and that last), TargetGroupTuple, quotas of Application Load Balancers. */
const limits = { groups: 5, weight: 999, stickiness: 604_800 } as const;

/**
 * A listener's or rule's actions in the form in which they are described: in order, and a forward with its weights.
 *
 * @throws {AwsException} for what ELB refuses, target groups that are not there among it.
 */
export function checkActions(view: View, loadBalancerArn: string, actions: readonly Wire<Action>[]): Wire<Action>[] {
  const ordered = actions.toSorted((a, b) => (a.Order ?? Infinity) - (b.Order ?? Infinity));
  const ends = ordered.filter(({ Type }) => last.includes(Type ?? ""));
  if (ends.length !== 1 || !last.includes(ordered.at(-1)?.Type ?? "")) {
    throw new AwsException(
      "InvalidLoadBalancerActionException",
      "The actions must have exactly one of forward, redirect and fixed-response, and it must be the last.",
    );
  }
  return ordered.map((action, i) => ({
    ...described(view, loadBalancerArn, action),
    ...(actions.length > 1 && { Order: action.Order ?? i + 1 }),
  }));
}

function described(view: View, loadBalancerArn: string, action: Wire<Action>): Wire<Action> {
  if (action.Type === "fixed-response" && !/^[245]\d\d$/.test(action.FixedResponseConfig?.StatusCode ?? "")) {
    return invalid("A fixed response needs a StatusCode of 2XX, 4XX or 5XX.");
  }
  if (action.Type === "redirect" && action.RedirectConfig?.StatusCode === undefined)
    return invalid("A redirect needs RedirectConfig with a StatusCode.");
  if (action.Type !== "forward") return action;
  const groups = groupsOf([action]);
  if (groups.length === 0) return invalid("A target group ARN must be specified");
  if (groups.length > limits.groups) {
    throw new AwsException(
      "TooManyTargetGroupsException",
      `An action forwards to at most ${limits.groups} target groups, not ${groups.length}.`,
    );
  }
  for (const arn of groups) checkGroup(view, loadBalancerArn, arn);
  const tuples = (action.ForwardConfig?.TargetGroups ?? []).map(({ TargetGroupArn, Weight = 1 }) => {
    if (Weight < 0 || Weight > limits.weight) invalid(`A weight is from 0 to ${limits.weight}, not ${Weight}.`);
    return { TargetGroupArn, Weight };
  });
  const TargetGroups = tuples.length > 0 ? tuples : groups.map((TargetGroupArn) => ({ TargetGroupArn, Weight: 1 }));
  const stickiness = action.ForwardConfig?.TargetGroupStickinessConfig ?? { Enabled: false };
  return {
    Type: "forward",
    ...(TargetGroups.length === 1 && { TargetGroupArn: groups[0] }),
    ForwardConfig: { TargetGroups, TargetGroupStickinessConfig: stickiness },
  };
}

/** A target group belongs to one load balancer. */
function checkGroup(view: View, loadBalancerArn: string, arn: string): void {
  requireTargetGroup(view, arn);
  const other = loadBalancersOf(view, arn).find((owner) => owner !== loadBalancerArn);
  if (other !== undefined) {
    throw new AwsException(
      "TargetGroupAssociationLimitException",
      `The following target groups cannot be associated with more than one load balancer: ${arn}`,
    );
  }
}
