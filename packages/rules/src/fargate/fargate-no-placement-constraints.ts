import { requires } from "../containers.js";
import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNoPlacementConstraints: Rule = rule({
  id: "fargate-no-placement-constraints",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A task definition for Fargate has no placement constraints.",
  source: "developer guide, Fargate task definition considerations",
  docs: "fargate-tasks-services",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "placementConstraints",
  messages: { constraints: "Fargate has no instances to place a task on." },
  hint: "Remove `placementConstraints`.",
  fix: removeIt,
  check(task, report) {
    if (requires(task, "FARGATE") && task.placementConstraints?.length) report("constraints", ["placementConstraints"]);
  },
});
