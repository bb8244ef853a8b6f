import { namesOf } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const defaultStrategyAssociated: Rule = rule({
  id: "default-strategy-associated",
  severity: "error",
  stage: "cluster",
  on: "cluster",
  summary: "The providers of a cluster's default strategy are among its capacity providers.",
  source: "CreateClusterRequest$defaultCapacityProviderStrategy",
  docs: "API_CreateCluster",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  messages: { apart: 'The cluster has no capacity provider "{provider}".' },
  hint: "Add it to `capacityProviders`.",
  check({ capacityProviders = [], defaultCapacityProviderStrategy = [] }, report) {
    const known = namesOf(capacityProviders);
    for (const [index, { capacityProvider: provider }] of defaultCapacityProviderStrategy.entries()) {
      if (!known.has(provider)) report("apart", ["defaultCapacityProviderStrategy", index, "capacityProvider"], { provider });
    }
  },
});
