import type { DescribeRulesInput, DescribeRulesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import type { Rule } from "@stowage/model/elbv2";
import type { Wire } from "@stowage/model";
import { listenerOf } from "../../control/load-balancing/forward-weights.js";
import type { ListenerRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";
import { defaultRule, requireListener, requireRule, rulesOf } from "./listeners.js";
import { elbPage } from "./pages.js";
import { invalid } from "./refuse.js";

/** In the order in which rules are tried, the default one last. */
export const describeRules: Operation<DescribeRulesInput, DescribeRulesOutput> = operation("DescribeRules", ({ input, view }) => {
  const { ListenerArn, RuleArns = [] } = input;
  if (ListenerArn === undefined && RuleArns.length === 0) return invalid("You must specify either listener or rule ARN");
  const rules = RuleArns.length > 0 ? RuleArns.map((arn) => ruleByArn(view, arn)) : allRules(view, requireListener(view, ListenerArn));
  const { items, NextMarker } = elbPage(rules, place, input);
  return { output: { Rules: items, NextMarker } };
});

function allRules(view: View, listener: ListenerRow): Wire<Rule>[] {
  return [...rulesOf(view, listener.arn).map(({ rule }) => rule), defaultRule(listener)];
}

function ruleByArn(view: View, arn: string): Wire<Rule> {
  const listener = listenerOf(view, arn);
  return listener?.defaultRuleArn === arn ? defaultRule(listener) : requireRule(view, arn).rule;
}

/** Priorities sort as numbers, and `default` after all of them. */
function place({ Priority = "" }: Wire<Rule>): string {
  return Priority.padStart(8, "0");
}
