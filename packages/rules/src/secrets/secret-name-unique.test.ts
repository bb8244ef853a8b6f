import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { secretNameUnique } from "./secret-name-unique.js";

const with_ = (names: string[], plain: string[] = []) =>
  fargate(
    { executionRoleArn: "execution" },
    { secrets: names.map((name) => ({ name, valueFrom: "x" })), environment: plain.map((name) => ({ name, value: "1" })) },
  );

testRule(secretNameUnique, {
  passes: { apart: with_(["A", "B"], ["C"]) },
  fails: {
    "two secrets": [with_(["A", "A"]), "twice", "/containerDefinitions/0/secrets/1/name", { container: "app", name: "A" }],
    "plain too": [with_(["A"], ["A"]), "plain", "/containerDefinitions/0/secrets/0/name"],
  },
});
