import type { PlacementStrategy } from "@stowage/model/ecs";
import { write } from "../fix/repairs.js";
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
  needs: "placementStrategy",
  messages: { other: 'AWS gives "{field}" back as "{canonical}", which tools that compare take for a change.' },
  hint: 'Write "{canonical}".',
  fix(subject, at) {
    const item = subject.placementStrategy?.[Number(at[1])];
    return item && write(canonicalOf(item))(subject, at);
  },
  check({ placementStrategy = [] }, report) {
    for (const [index, item] of placementStrategy.entries()) {
      const { field = "" } = item;
      const canonical = canonicalOf(item);
      if (canonical !== field) report("other", ["placementStrategy", index, "field"], { field, canonical });
    }
  },
});

function canonicalOf({ type, field = "" }: PlacementStrategy): string {
  if (type === "binpack") return field.toLowerCase();
  return /^(host|instanceid)$/i.test(field) ? "instanceId" : field;
}
