import { service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { strategyAssociated } from "./strategy-associated.js";

const strategy = service({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] });

testRule(strategyAssociated, {
  passes: {
    associated: given(strategy, { cluster: { clusterName: "main", capacityProviders: ["FARGATE", "FARGATE_SPOT"] } }),
    "an unknown cluster": strategy,
    "Managed Instances that name the cluster": given(
      service({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "managed", weight: 1 }] }),
      { cluster: { clusterName: "main" }, capacityProviders: { managed: { name: "managed", cluster: "main" } } },
    ),
  },
  fails: {
    apart: [
      given(strategy, { cluster: { clusterName: "main", capacityProviders: ["FARGATE"] } }),
      "apart",
      "/capacityProviderStrategy/0/capacityProvider",
      { cluster: "main", provider: "FARGATE_SPOT", names: '"FARGATE"' },
    ],
  },
});
