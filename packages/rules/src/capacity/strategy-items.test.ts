import { service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { strategyItems } from "./strategy-items.js";

const strategy = (...capacityProviderStrategy: object[]) =>
  service({ launchType: undefined, capacityProviderStrategy: capacityProviderStrategy as { capacityProvider: string }[] });

testRule(strategyItems, {
  passes: { two: strategy({ capacityProvider: "FARGATE", base: 1, weight: 1 }, { capacityProvider: "FARGATE_SPOT", weight: 1000 }) },
  fails: {
    "one twice": [
      strategy({ capacityProvider: "FARGATE", weight: 1 }, { capacityProvider: "FARGATE", weight: 2 }),
      "twice",
      "/capacityProviderStrategy/1/capacityProvider",
      { provider: "FARGATE" },
    ],
    "a heavy weight": [
      strategy({ capacityProvider: "FARGATE", weight: 1001 }),
      "range",
      "/capacityProviderStrategy/0/weight",
      { member: "weight", value: 1001, min: 0, max: 1000 },
    ],
    "too many": [
      strategy(...Array.from({ length: 21 }, (_, index) => ({ capacityProvider: `p${index}`, weight: 1 }))),
      "many",
      "/capacityProviderStrategy",
    ],
    "a cluster's": [
      given(
        { capacityProviders: ["FARGATE"], defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1, base: -1 }] },
        {},
        "cluster",
      ),
      "range",
      "/defaultCapacityProviderStrategy/0/base",
    ],
  },
});
