import { limits } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const placementCounts: Rule = rule({
  id: "placement-counts",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "There are at most ten placement constraints, the task definition's included, and five strategies.",
  source: "CreateServiceRequest$placementConstraints, $placementStrategy",
  docs: "API_CreateService",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "placementConstraints|placementStrategy",
  messages: {
    constraints: "There are {count} constraints; ECS takes {max}.",
    strategies: "There are {count} strategies; ECS takes {max}.",
  },
  hint: "Join constraints with `and`.",
  check({ placementConstraints = [], placementStrategy = [] }, report, { taskDefinition }) {
    const count = placementConstraints.length + (taskDefinition?.placementConstraints?.length ?? 0);
    if (placementConstraints.length > 0 && count > limits.placementConstraints.max)
      report("constraints", ["placementConstraints"], { count, max: limits.placementConstraints.max });
    if (placementStrategy.length > limits.placementStrategies.max)
      report("strategies", ["placementStrategy"], { count: placementStrategy.length, max: limits.placementStrategies.max });
  },
});
