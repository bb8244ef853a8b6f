import { writeOneOf } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containerInsightsValue: Rule = rule({
  id: "container-insights-value",
  severity: "error",
  stage: "cluster",
  on: "cluster",
  summary: "The cluster setting containerInsights is enabled, disabled or enhanced.",
  source: "ClusterSetting$value",
  docs: "API_ClusterSetting",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  messages: { value: '"{value}" is no value of containerInsights.' },
  hint: "Write enabled, disabled or enhanced.",
  fix: writeOneOf("enabled", "disabled", "enhanced"),
  check({ settings = [] }, report) {
    for (const [index, { name, value = "" }] of settings.entries()) {
      if (name === "containerInsights" && !["enabled", "disabled", "enhanced"].includes(value))
        report("value", ["settings", index, "value"], { value });
    }
  },
});
