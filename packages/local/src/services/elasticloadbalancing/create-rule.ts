import type { CreateRuleInput, CreateRuleOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { formatArn } from "@stowage/model";
import { AwsException } from "../aws-exception.js";
import { newTags } from "../tags.js";
import { checkActions } from "./actions.js";
import { checkConditions } from "./conditions.js";
import { readTags } from "./elb-tags.js";
import { requireListener, rulesOf } from "./listeners.js";
import { invalid } from "./refuse.js";

export const createRule: Operation<CreateRuleInput, CreateRuleOutput> = operation("CreateRule", ({ input, view, place, random }) => {
  const listener = requireListener(view, input.ListenerArn);
  const { Priority: priority = 0 } = input;
  if (priority < 1 || priority > 50_000) return invalid(`Priority must be from 1 to 50000, but it is ${priority}.`);
  const others = rulesOf(view, listener.arn);
  if (others.some((other) => other.priority === priority))
    throw new AwsException("PriorityInUseException", `Priority '${priority}' is currently in use`);
  if (others.length >= mostRules) throw new AwsException("TooManyRulesException", `A listener has at most ${mostRules} rules.`);
  const tags = readTags(input.Tags);
  const arn = formatArn(place, "elasticloadbalancing", `listener-rule/${listener.arn.split(":listener/")[1]!}/${random.hex(16)}`);
  const rule = {
    RuleArn: arn,
    Priority: String(priority),
    Conditions: checkConditions(input.Conditions ?? []),
    Actions: checkActions(view, listener.loadBalancerArn, input.Actions ?? []),
    IsDefault: false,
    ...(input.Transforms && { Transforms: input.Transforms }),
  };
  const row = { arn, listenerArn: listener.arn, priority, rule };
  return {
    output: { Rules: [rule] },
    commands: [{ op: "put", table: "listenerRules", key: arn, row, why: "CreateRule" }, ...newTags(arn, tags, "CreateRule")],
  };
});

/** Source: quotas of Application Load Balancers, rules per load balancer (not counting default rules), 2026-11. */
const mostRules = 100;
