import { given, testRule } from "../../test/test-rule.js";
import { defaultStrategyAssociated } from "./default-strategy-associated.js";

const defaultCapacityProviderStrategy = [{ capacityProvider: "FARGATE", weight: 1 }];

testRule(defaultStrategyAssociated, {
  passes: {
    associated: { capacityProviders: ["FARGATE"], defaultCapacityProviderStrategy },
    "Managed Instances that name the cluster": given(
      { clusterName: "main", defaultCapacityProviderStrategy: [{ capacityProvider: "managed", weight: 1 }] },
      { capacityProviders: { managed: { name: "managed", cluster: "arn:aws:ecs:eu-west-1:123456789012:cluster/main" } } },
    ),
  },
  fails: {
    apart: [
      { capacityProviders: ["FARGATE_SPOT"], defaultCapacityProviderStrategy },
      "apart",
      "/defaultCapacityProviderStrategy/0/capacityProvider",
      { provider: "FARGATE" },
    ],
  },
});
