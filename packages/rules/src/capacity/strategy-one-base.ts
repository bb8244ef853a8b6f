import { strategyIn } from "../strategies.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const strategyOneBase: Rule = rule({
  id: "strategy-one-base",
  severity: "error",
  stage: ["create-service", "run-task", "cluster"],
  on: ["service", "runTask", "cluster"],
  summary: "One provider of a strategy at most has a base.",
  source: "CapacityProviderStrategyItem$base",
  docs: "API_CapacityProviderStrategyItem",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "base",
  messages: { second: '"{provider}" is the second provider with a base.' },
  hint: "Keep the base on one provider.",
  check(subject, report, { on }) {
    const [member, items] = strategyIn(subject, on);
    const based = [...items.entries()].filter(([, { base = 0 }]) => base > 0);
    for (const [index, { capacityProvider }] of based.slice(1)) report("second", [member, index, "base"], { provider: capacityProvider });
  },
});
