import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { volumeName } from "./volume-name.js";

const named = (...names: (string | undefined)[]) => fargate({ volumes: names.map((name) => ({ name })) });

testRule(volumeName, {
  passes: { "two names": named("data", "cache_1-a") },
  fails: {
    none: [named(undefined), "missing", "/volumes/0/name"],
    "a slash": [named("/data"), "pattern", "/volumes/0/name", { name: "/data" }],
    "one twice": [named("a", "a"), "twice", "/volumes/1/name", { name: "a" }],
  },
});
