import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { atLeastOneEssential } from "./at-least-one-essential.js";

testRule(atLeastOneEssential, {
  passes: {
    "essential by default": fargate({}, {}, { essential: false }),
    "essential by choice": fargate({}, { essential: false }, { essential: true }),
  },
  fails: { "none is": [fargate({}, { essential: false }, { essential: false }), "none", "/containerDefinitions"] },
});
