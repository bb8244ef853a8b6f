import { neededOf, queryOf } from "../queries.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import type { PlacementConstraint } from "@stowage/model/ecs";

export const externalPlacementAttributes: Rule = rule({
  id: "external-placement-attributes",
  severity: "warning",
  stage: "task-start",
  on: ["service", "runTask"],
  summary: "External instances have no Availability Zone and no instance type to place by.",
  source: "developer guide, ECS Anywhere",
  docs: "ecs-anywhere",
  needs: "launchType=EXTERNAL",
  messages: {
    never: "No external instance has {attribute}, so this never matches.",
    definition: "No external instance has {attribute}, so a placement constraint of the task definition never matches.",
    alike: "No external instance has {attribute}, so this tells none from another.",
  },
  hint: "Place by attributes of your own.",
  check({ launchType, placementConstraints = [], placementStrategy = [] }, report, { taskDefinition }) {
    if (launchType !== "EXTERNAL") return;
    for (const [index, constraint] of placementConstraints.entries()) {
      const attribute = absentIn(constraint);
      if (attribute !== undefined) report("never", ["placementConstraints", index, "expression"], { attribute });
    }
    const attribute = taskDefinition?.placementConstraints?.map(absentIn).find((absent) => absent !== undefined);
    if (attribute !== undefined) report("definition", ["taskDefinition"], { attribute });
    for (const [index, { field = "" }] of placementStrategy.entries()) {
      const name = field.replace("attribute:", "");
      if (isAbsent(name)) report("alike", ["placementStrategy", index, "field"], { attribute: name });
    }
  },
});

function absentIn(constraint: Partial<PlacementConstraint>): string | undefined {
  const query = queryOf(constraint);
  return query && neededOf(query, isAbsent);
}

/** What only instances of EC2 have. */
function isAbsent(attribute: string): boolean {
  return /^ecs\.(availability-zone|instance-type|ami-id|vpc-id|subnet-id)$/.test(attribute);
}
