import { limits } from "@stowage/model";
import { outside } from "../numbers.js";
import { strategyIn } from "../strategies.js";
import { removeTwin } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const strategyItems: Rule = rule({
  id: "strategy-items",
  severity: "error",
  stage: ["create-service", "run-task", "cluster"],
  on: ["service", "runTask", "cluster"],
  summary: "A capacity provider strategy has at most 20 providers, each once, with a weight of 0 to 1000 and a base of 0 to 100000.",
  source: "CapacityProviderStrategyItem",
  docs: "API_CapacityProviderStrategyItem",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "capacityProvider",
  messages: {
    many: "There are {count} providers; ECS takes {max}.",
    twice: 'The provider "{provider}" is named twice.',
    range: "{member} is {value}; ECS takes {min} to {max}.",
  },
  hint: "Name each provider once, with a weight of 0 to 1000 and a base of 0 to 100000.",
  fix: removeTwin,
  check(subject, report, { on }) {
    const [member, items] = strategyIn(subject, on);
    if (items.length > limits.strategyProviders.max) report("many", [member], { count: items.length, max: limits.strategyProviders.max });
    for (const [index, item] of items.entries()) {
      const provider = item.capacityProvider;
      if (items.findIndex(({ capacityProvider }) => capacityProvider === provider) < index)
        report("twice", [member, index, "capacityProvider"], { provider });
      for (const [number, { min, max }] of [
        ["weight", limits.strategyWeight],
        ["base", limits.strategyBase],
      ] as const) {
        const value = item[number];
        if (outside(value, { min, max })) report("range", [member, index, number], { member: number, value, min, max });
      }
    }
  },
});
