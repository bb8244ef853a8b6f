import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { tagFormat } from "./tag-format.js";

const tag = (key: string, value = "v") => fargate({ tags: [{ key, value }] });

testRule(tagFormat, {
  passes: { plain: tag("team", "shop floor/2"), "other letters": tag("équipe", "ü"), "no value": fargate({ tags: [{ key: "team" }] }) },
  fails: {
    "an empty key": [tag(""), "key", "/tags/0/key"],
    "a long key": [tag("k".repeat(129)), "key", "/tags/0/key"],
    "a long value": [tag("k", "v".repeat(257)), "value", "/tags/0/value", { length: 257, max: 256 }],
    "a hash": [tag("team#1"), "characters", "/tags/0/key", { text: "team#1" }],
  },
});
