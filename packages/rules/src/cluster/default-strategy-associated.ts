import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { providersOf } from "../strategies.js";

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
  check(cluster, report, { capacityProviders }) {
    const known = providersOf(cluster, capacityProviders);
    for (const [index, { capacityProvider: provider }] of (cluster.defaultCapacityProviderStrategy ?? []).entries()) {
      if (!known.has(provider)) report("apart", ["defaultCapacityProviderStrategy", index, "capacityProvider"], { provider });
    }
  },
});
