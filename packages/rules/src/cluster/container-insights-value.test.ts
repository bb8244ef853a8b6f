import { testRule } from "../../test/test-rule.js";
import { containerInsightsValue } from "./container-insights-value.js";

const insights = (value: string) => ({ settings: [{ name: "containerInsights", value }] });

testRule(containerInsightsValue, {
  passes: { enhanced: insights("enhanced") },
  fails: { on: [insights("on"), "value", "/settings/0/value", { value: "on" }] },
});
