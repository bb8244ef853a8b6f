import { quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { strategyOf } from "../services.js";
import { providersOf } from "../strategies.js";

export const strategyAssociated: Rule = rule({
  id: "strategy-associated",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "A provider of a strategy is associated with the cluster.",
  source: "CapacityProviderStrategyItem",
  docs: "API_CapacityProviderStrategyItem",
  aws: {
    type: "InvalidParameterException",
    text: "The specified capacity provider '{provider}' was not found. Specify a valid name or ARN and try again.",
    sure: "seen",
  },
  needs: "capacityProviderStrategy",
  messages: { apart: 'The cluster "{cluster}" has no capacity provider "{provider}"; it has {names}.' },
  hint: "Add the provider to the cluster's `capacityProviders`.",
  check(launched, report, { cluster, capacityProviders }) {
    if (!cluster) return;
    const known = providersOf(cluster, capacityProviders);
    for (const [index, { capacityProvider: provider }] of strategyOf(launched).entries()) {
      if (!known.has(provider))
        report("apart", ["capacityProviderStrategy", index, "capacityProvider"], {
          cluster: cluster.clusterName ?? "default",
          provider,
          names: quoted(known.list),
        });
    }
  },
});
