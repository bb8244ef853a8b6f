import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const strategyFieldCase: Rule = rule({
  id: "placement-strategy-field-case",
  severity: "warning",
  stage: "never",
  on: ["service", "runTask"],
  summary: "A strategy's field is written as AWS gives it back: cpu, memory, instanceId.",
  source: "hashicorp/terraform-provider-aws#3240",
  docs: "API_PlacementStrategy",
  messages: { other: 'AWS gives "{field}" back as "{canonical}", which tools that compare take for a change.' },
  hint: 'Write "{canonical}".',
  check({ placementStrategy = [] }, report) {
    for (const [index, { type, field = "" }] of placementStrategy.entries()) {
      const canonical = type === "binpack" ? field.toLowerCase() : /^(host|instanceid)$/i.test(field) ? "instanceId" : field;
      if (canonical !== field) report("other", ["placementStrategy", index, "field"], { field, canonical });
    }
  },
});
