import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { containerNameRequired } from "./container-name-required.js";

testRule(containerNameRequired, {
  passes: { "a name": fargate() },
  fails: {
    "no name": [fargate({}, {}, { name: undefined }), "missing", "/containerDefinitions/1/name"],
    "an empty one": [fargate({}, { name: "" }), "missing", "/containerDefinitions/0/name"],
  },
});
