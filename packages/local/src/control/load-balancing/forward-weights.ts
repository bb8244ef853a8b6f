import type { Wire } from "@stowage/model";
import type { Action } from "@stowage/model/elbv2";
import { forwardedGroups, type ForwardWeight } from "../../state/forwarded-groups.js";
import type { ListenerRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";
import type { Command } from "../types.js";

// For whoever shifts traffic between target groups: the weights by which a listener's default action, or a rule's, forwards. `arn` is a
// listener's, a rule's, or a default rule's. What the engine does not hold is taken as existing elsewhere: reading gives undefined,
// writing nothing.

/** The target groups that a listener or rule forwards to, with their weights; undefined if the engine does not hold it. */
export function forwardWeights(view: View, arn: string): readonly ForwardWeight[] | undefined {
  const actions = actionsOf(view, arn);
  return actions && forwardedGroups(actions);
}

/** Makes a listener or rule forward by these weights; its other actions stay. */
export function setForwardWeights(view: View, arn: string, weights: readonly ForwardWeight[], why: string): readonly Command[] {
  const actions = actionsOf(view, arn);
  if (actions === undefined) return [];
  const before = actions.find(({ Type }) => Type === "forward");
  const groups = weights.map(({ targetGroupArn, weight }) => ({ TargetGroupArn: targetGroupArn, Weight: weight }));
  const { TargetGroupArn: _one, ...rest } = before ?? { Type: "forward" as const };
  const forward: Wire<Action> = {
    ...rest,
    ...(groups.length === 1 && { TargetGroupArn: groups[0]!.TargetGroupArn }),
    ForwardConfig: { ...before?.ForwardConfig, TargetGroups: groups },
  };
  const next = [...actions.filter(({ Type }) => Type !== "forward"), forward];
  const rule = view.get("listenerRules", arn);
  if (rule) return [{ op: "patch", table: "listenerRules", key: arn, row: { rule: { ...rule.rule, Actions: next } }, why }];
  const { arn: key, listener } = listenerOf(view, arn)!;
  return [{ op: "patch", table: "listeners", key, row: { listener: { ...listener, DefaultActions: next } }, why }];
}

/** The target groups that actions forward to. */
export function groupsOf(actions: readonly Wire<Action>[] | undefined): readonly string[] {
  return forwardedGroups(actions).map(({ targetGroupArn }) => targetGroupArn);
}

/** The listener with this ARN, or whose default rule has it. */
export function listenerOf(view: View, arn: string): ListenerRow | undefined {
  const own = view.get("listeners", arn);
  if (own !== undefined) return own;
  const match = /^(.*:)listener-rule\/((?:app|net|gwy)\/[^/]+\/[^/]+\/[^/]+)\/[^/]+$/.exec(arn);
  const listener = match ? view.get("listeners", `${match[1]}listener/${match[2]}`) : undefined;
  return listener?.defaultRuleArn === arn ? listener : undefined;
}

function actionsOf(view: View, arn: string): readonly Wire<Action>[] | undefined {
  return view.get("listenerRules", arn)?.rule.Actions ?? listenerOf(view, arn)?.listener.DefaultActions;
}
