import type { SetRulePrioritiesInput, SetRulePrioritiesOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { listenerOf } from "../../control/load-balancing/forward-weights.js";
import { AwsException } from "../aws-exception.js";
import { requireRule, rulesOf } from "./listeners.js";
import { invalid } from "./refuse.js";

export const setRulePriorities: Operation<SetRulePrioritiesInput, SetRulePrioritiesOutput> = operation(
  "SetRulePriorities",
  ({ input, view }) => {
    const changed = (input.RulePriorities ?? []).map(({ RuleArn = "", Priority: priority = 0 }) => {
      if (priority < 1 || priority > 50_000) return invalid(`Priority must be from 1 to 50000, but it is ${priority}.`);
      if (listenerOf(view, RuleArn)?.defaultRuleArn === RuleArn) {
        throw new AwsException("OperationNotPermittedException", `The priority of the default rule '${RuleArn}' cannot be modified`);
      }
      const row = requireRule(view, RuleArn);
      return { ...row, priority, rule: { ...row.rule, Priority: String(priority) } };
    });
    for (const listenerArn of new Set(changed.map((row) => row.listenerArn))) {
      const moved = new Map(changed.map((row) => [row.arn, row.priority]));
      const all = rulesOf(view, listenerArn).map(({ arn, priority }) => moved.get(arn) ?? priority);
      const twice = all.find((priority, i) => all.indexOf(priority) !== i);
      if (twice !== undefined) throw new AwsException("PriorityInUseException", `Priority '${twice}' is currently in use`);
    }
    const why = "SetRulePriorities";
    return {
      output: { Rules: changed.map(({ rule }) => rule) },
      commands: changed.map(({ arn, priority, rule }) => ({ op: "patch", table: "listenerRules", key: arn, row: { priority, rule }, why })),
    };
  },
);
