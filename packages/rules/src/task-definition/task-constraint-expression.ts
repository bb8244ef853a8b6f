import { limits } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const taskConstraintExpression: Rule = rule({
  id: "task-constraint-expression",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A placement constraint of a task definition is `memberOf` with an expression of at most 2000 characters.",
  source: "TaskDefinitionPlacementConstraint$expression",
  docs: "API_TaskDefinitionPlacementConstraint",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "placementConstraints",
  messages: { missing: "This constraint has no expression.", long: "The expression has {length} characters; ECS takes {max}." },
  hint: 'Write an expression of the cluster query language: "attribute:ecs.instance-type =~ m7g.*".',
  check(task, report) {
    const { max } = limits.constraintExpressionLength;
    for (const [index, { expression = "" }] of (task.placementConstraints ?? []).entries()) {
      const path = ["placementConstraints", index, "expression"];
      if (expression.trim() === "") report("missing", path);
      else if (expression.length > max) report("long", path, { length: expression.length, max });
    }
  },
});
