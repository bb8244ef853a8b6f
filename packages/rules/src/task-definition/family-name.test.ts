import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { familyName } from "./family-name.js";

testRule(familyName, {
  passes: { "letters, digits, hyphens, underscores": fargate({ family: "web_2-a" }), "a placeholder": fargate({ family: "{{ name }}" }) },
  fails: {
    "no letter at all": [fargate({ family: "" }), "empty", "/family"],
    "a dot": [fargate({ family: "web.api" }), "pattern", "/family", { family: "web.api" }],
    "too long": [fargate({ family: "x".repeat(256) }), "pattern", "/family"],
  },
});
