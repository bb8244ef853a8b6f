import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { propagateTags } from "./propagate-tags.js";

testRule(propagateTags, {
  passes: { "the service's": service({ propagateTags: "SERVICE" }) },
  fails: { none: [service(), "none", "/propagateTags"] },
});
