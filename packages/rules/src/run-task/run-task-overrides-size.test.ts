import { runTask } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { runTaskOverridesSize } from "./run-task-overrides-size.js";

const overridden = (length: number) =>
  runTask({ overrides: { containerOverrides: [{ name: "app", environment: [{ name: "IN", value: "x".repeat(length) }] }] } });

testRule(runTaskOverridesSize, {
  passes: { short: overridden(8000) },
  fails: { long: [overridden(8192), "long", "/overrides"] },
});
