import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { envNameUnique } from "./env-name-unique.js";

const env = (...names: string[]) => fargate({}, { environment: names.map((name) => ({ name, value: "1" })) });

testRule(envNameUnique, {
  passes: { "two names": env("A", "B"), "another letter case": env("A", "a") },
  fails: { "one twice": [env("A", "B", "A"), "twice", "/containerDefinitions/0/environment/2/name", { container: "app", name: "A" }] },
});
