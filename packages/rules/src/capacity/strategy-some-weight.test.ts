import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { strategySomeWeight } from "./strategy-some-weight.js";

const weights = (...values: (number | undefined)[]) =>
  service({ launchType: undefined, capacityProviderStrategy: values.map((weight, index) => ({ capacityProvider: `p${index}`, weight })) });

testRule(strategySomeWeight, {
  passes: { one: weights(0, 1), "no strategy": service() },
  fails: {
    none: [weights(0, undefined), "none", "/capacityProviderStrategy"],
    "one without": [weights(undefined), "none", "/capacityProviderStrategy"],
  },
});
