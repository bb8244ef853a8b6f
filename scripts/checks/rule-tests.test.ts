import { expect, test } from "vitest";
import { tree } from "../testing/tree.ts";
import { checkRuleTests } from "./rule-tests.mjs";

const rule = "export const essential: Rule = rule({ id: 'essential' });\n";
const findings = (files: Record<string, string>): string[] => {
  const { root, remove } = tree(files);
  try {
    return checkRuleTests(root);
  } finally {
    remove();
  }
};

test("a rule with its test is in order", () => {
  const test = 'import { essential } from "./essential.js";\n';
  expect(findings({ "packages/rules/src/containers/essential.ts": rule, "packages/rules/src/containers/essential.test.ts": test })).toEqual(
    [],
  );
});

test("a rule without a test is named, with the file to write", () => {
  expect(findings({ "packages/rules/src/containers/essential.ts": rule })).toEqual([
    "packages/rules/src/containers/essential.ts has no test; write packages/rules/src/containers/essential.test.ts",
  ]);
});

test("a test that does not import its rule does not count", () => {
  const files = { "packages/rules/src/containers/essential.ts": rule, "packages/rules/src/containers/essential.test.ts": "" };
  expect(findings(files)).toEqual([
    "packages/rules/src/containers/essential.test.ts does not import ./essential.js, the rule that it stands beside",
  ]);
});

test("finding no rule at all is a finding, so that the check cannot fall asleep", () => {
  expect(findings({ "packages/rules/src/index.ts": "" })).toHaveLength(1);
});
