import type { DeleteRuleInput, DeleteRuleOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { listenerOf } from "../../control/load-balancing/forward-weights.js";
import { AwsException } from "../aws-exception.js";
import { dropTags } from "../tags.js";
import { requireRule } from "./listeners.js";

export const deleteRule: Operation<DeleteRuleInput, DeleteRuleOutput> = operation("DeleteRule", ({ input, view }) => {
  const arn = input.RuleArn ?? "";
  if (listenerOf(view, arn)?.defaultRuleArn === arn) {
    throw new AwsException("OperationNotPermittedException", `Default rule '${arn}' cannot be deleted`);
  }
  requireRule(view, arn);
  return { output: {}, commands: [...dropTags(view, arn), { op: "delete", table: "listenerRules", key: arn, why: "DeleteRule" }] };
});
