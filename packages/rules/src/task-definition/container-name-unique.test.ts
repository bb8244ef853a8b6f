import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { containerNameUnique } from "./container-name-unique.js";

testRule(containerNameUnique, {
  passes: {
    "two names": fargate({}, { name: "a" }, { name: "b" }),
    "one placeholder twice": fargate({}, { name: "{{ a }}" }, { name: "{{ a }}" }),
  },
  fails: {
    "one name twice": [
      fargate({}, { name: "a" }, { name: "b" }, { name: "a" }),
      "twice",
      "/containerDefinitions/2/name",
      { name: "a", first: 0 },
    ],
  },
});
