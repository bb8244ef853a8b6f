import { limits } from "@stowage/model";
import { removeTwin } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const clusterCapacityProviders: Rule = rule({
  id: "cluster-capacity-providers",
  severity: "error",
  stage: "cluster",
  on: "cluster",
  summary: "A cluster has at most 20 capacity providers, each once.",
  source: "Amazon ECS service quotas",
  docs: "API_CreateCluster",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  messages: { many: "There are {count} providers; ECS takes {max}.", twice: '"{provider}" is named twice.' },
  hint: "Name each provider once, {max} at most.",
  fix: removeTwin,
  check({ capacityProviders = [] }, report) {
    const { max } = limits.strategyProviders;
    if (capacityProviders.length > max) report("many", ["capacityProviders"], { count: capacityProviders.length, max });
    for (const [index, provider] of capacityProviders.entries())
      if (capacityProviders.indexOf(provider) < index) report("twice", ["capacityProviders", index], { provider, max });
  },
});
