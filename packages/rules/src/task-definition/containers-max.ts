import { limits } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containersMax: Rule = rule({
  id: "containers-max",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A task definition has at most ten containers.",
  source: "Amazon ECS service quotas",
  docs: "service-quotas",
  aws: { type: "ClientException", sure: "unknown" },
  messages: { many: "The task definition has {count} containers; ECS takes {max}." },
  hint: "Split the task, or join sidecars.",
  check({ containerDefinitions: { length: count } }, report) {
    const { max } = limits.containersPerTaskDefinition;
    if (count > max) report("many", ["containerDefinitions"], { count, max });
  },
});
