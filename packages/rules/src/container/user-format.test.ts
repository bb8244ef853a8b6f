import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { userFormat } from "./user-format.js";

const as = (user: string) => fargate({}, { user });

testRule(userFormat, {
  passes: { "a name": as("node"), numbers: as("1000:1000"), mixed: as("node:100") },
  fails: {
    "a negative number": [as("-1"), "form", "/containerDefinitions/0/user", { user: "-1" }],
    "three parts": [as("a:b:c"), "form", "/containerDefinitions/0/user"],
    "a space": [as("my user"), "form", "/containerDefinitions/0/user"],
  },
});
