import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const externalPlacementAttributes: Rule = rule({
  id: "external-placement-attributes",
  severity: "warning",
  stage: "task-start",
  on: ["service", "runTask"],
  summary: "External instances have no Availability Zone and no instance type to place by.",
  source: "developer guide, ECS Anywhere",
  docs: "ecs-anywhere",
  needs: "launchType=EXTERNAL",
  messages: { never: "No external instance has {attribute}, so this never matches." },
  hint: "Place by attributes of your own.",
  check({ launchType, placementConstraints = [], placementStrategy = [] }, report) {
    if (launchType !== "EXTERNAL") return;
    for (const [list, member, items] of [
      ["placementConstraints", "expression", placementConstraints.map(({ expression = "" }) => expression)],
      ["placementStrategy", "field", placementStrategy.map(({ field = "" }) => field)],
    ] as const) {
      for (const [index, text] of items.entries()) {
        const attribute = /ecs\.(availability-zone|instance-type|ami-id|vpc-id|subnet-id)/.exec(text)?.[0];
        if (attribute !== undefined) report("never", [list, index, member], { attribute });
      }
    }
  },
});
