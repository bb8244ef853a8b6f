import type { ModifyRuleInput, ModifyRuleOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { listenerOf } from "../../control/load-balancing/forward-weights.js";
import { AwsException } from "../aws-exception.js";
import { checkActions } from "./actions.js";
import { checkConditions } from "./conditions.js";
import { requireListener, requireRule } from "./listeners.js";

/** What is given replaces what was there. */
export const modifyRule: Operation<ModifyRuleInput, ModifyRuleOutput> = operation("ModifyRule", ({ input, view }) => {
  const arn = input.RuleArn ?? "";
  if (listenerOf(view, arn)?.defaultRuleArn === arn) {
    throw new AwsException("OperationNotPermittedException", `Default rule '${arn}' cannot be modified: modify its listener`);
  }
  const row = requireRule(view, arn);
  const { loadBalancerArn } = requireListener(view, row.listenerArn);
  const { Transforms, ...before } = row.rule;
  const transforms = input.ResetTransforms ? undefined : (input.Transforms ?? Transforms);
  const rule = {
    ...before,
    ...(input.Conditions && { Conditions: checkConditions(input.Conditions) }),
    ...(input.Actions && { Actions: checkActions(view, loadBalancerArn, input.Actions) }),
    ...(transforms && { Transforms: transforms }),
  };
  return { output: { Rules: [rule] }, commands: [{ op: "patch", table: "listenerRules", key: arn, row: { rule }, why: "ModifyRule" }] };
});
