import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { tagAwsPrefix } from "./tag-aws-prefix.js";

testRule(tagAwsPrefix, {
  passes: { "another prefix": fargate({ tags: [{ key: "shop:team", value: "aws" }] }) },
  fails: {
    key: [fargate({ tags: [{ key: "AWS:team", value: "x" }] }), "reserved", "/tags/0/key", { text: "AWS:team" }],
    value: [fargate({ tags: [{ key: "team", value: "aws:x" }] }), "reserved", "/tags/0/value"],
  },
});
