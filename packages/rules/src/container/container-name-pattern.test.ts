import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { containerNamePattern } from "./container-name-pattern.js";

testRule(containerNamePattern, {
  passes: { "every kind of character": fargate({}, { name: "App_1-b" }) },
  fails: {
    "a dot": [fargate({}, { name: "app.v1" }), "pattern", "/containerDefinitions/0/name", { name: "app.v1" }],
    "too long": [fargate({}, { name: "x".repeat(256) }), "pattern", "/containerDefinitions/0/name"],
  },
});
