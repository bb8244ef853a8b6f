import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { secretNameEmpty } from "./secret-name-empty.js";

const env = (name: string) => fargate({}, { environment: [{ name, value: "1" }] });

testRule(secretNameEmpty, {
  passes: { "a name": env("PORT") },
  fails: {
    empty: [env(""), "empty", "/containerDefinitions/0/environment/0/name"],
    "an assignment": [env("A=B"), "form", "/containerDefinitions/0/environment/0/name", { name: "A=B" }],
  },
});
