import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { strategyOneBase } from "./strategy-one-base.js";

const bases = (...values: number[]) =>
  service({
    launchType: undefined,
    capacityProviderStrategy: values.map((base, index) => ({ capacityProvider: `p${index}`, base, weight: 1 })),
  });

testRule(strategyOneBase, {
  passes: { one: bases(2, 0) },
  fails: { two: [bases(2, 1), "second", "/capacityProviderStrategy/1/base", { provider: "p1" }] },
});
