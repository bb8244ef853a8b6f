import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { atLeastOneContainer } from "./at-least-one-container.js";

testRule(atLeastOneContainer, {
  passes: { "one container": fargate() },
  fails: { "an empty list": [fargate({ containerDefinitions: [] }), "none", "/containerDefinitions"] },
});
