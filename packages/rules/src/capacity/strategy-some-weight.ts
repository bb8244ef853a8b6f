import { strategyIn } from "../strategies.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const strategySomeWeight: Rule = rule({
  id: "strategy-some-weight",
  severity: "error",
  stage: ["create-service", "run-task", "cluster"],
  on: ["service", "runTask", "cluster"],
  summary: "At least one provider of a strategy has a weight above 0; without one it is 0.",
  source: "CapacityProviderStrategyItem$weight; text: terraform-aws-modules/terraform-aws-ecs#27",
  docs: "API_CapacityProviderStrategyItem",
  aws: {
    type: "InvalidParameterException",
    text: "There are no capacity providers with a weight value greater than zero defined in the default capacity provider strategy. At least one capacity provider must have a weight value greater than zero specified.",
    sure: "seen",
  },
  messages: { none: "No provider has a weight, so none is ever chosen." },
  hint: "Give at least one provider a weight of 1 or more.",
  check(subject, report, { on }) {
    const [member, items] = strategyIn(subject, on);
    if (items.length > 0 && items.every(({ weight = 0 }) => weight === 0)) report("none", [member]);
  },
});
