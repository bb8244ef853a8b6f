import { testRule } from "../../test/test-rule.js";
import { defaultStrategyAssociated } from "./default-strategy-associated.js";

const defaultCapacityProviderStrategy = [{ capacityProvider: "FARGATE", weight: 1 }];

testRule(defaultStrategyAssociated, {
  passes: { associated: { capacityProviders: ["FARGATE"], defaultCapacityProviderStrategy } },
  fails: {
    apart: [
      { capacityProviders: ["FARGATE_SPOT"], defaultCapacityProviderStrategy },
      "apart",
      "/defaultCapacityProviderStrategy/0/capacityProvider",
      { provider: "FARGATE" },
    ],
  },
});
