import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { strategyShortName } from "./strategy-short-name.js";

const strategy = (capacityProvider: string) =>
  service({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider, weight: 1 }] });

testRule(strategyShortName, {
  passes: { "a short name": strategy("blue") },
  fails: {
    "an ARN": [
      strategy("arn:aws:ecs:us-east-1:123456789012:capacity-provider/blue"),
      "arn",
      "/capacityProviderStrategy/0/capacityProvider",
    ],
  },
});
