import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { strategyOf } from "../services.js";

export const launchTypeOrStrategy: Rule = rule({
  id: "launch-type-or-strategy",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "`launchType` and `capacityProviderStrategy` exclude each other.",
  source: "CreateServiceRequest$launchType; developer guide, ECS Anywhere",
  docs: "API_CreateService",
  aws: {
    type: "InvalidParameterException",
    text: "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
    sure: "seen",
  },
  needs: ["launchType", "capacityProviderStrategy"],
  messages: {
    both: "There is a launch type and a capacity provider strategy.",
    external: "There is the launch type EXTERNAL, whose instances no capacity provider has, and a strategy.",
  },
  hint: "Keep the strategy; FARGATE and FARGATE_SPOT are providers too. For external instances keep the launch type.",
  fix: removeIt,
  check(launched, report) {
    const { launchType } = launched;
    if (launchType === undefined || strategyOf(launched).length === 0) return;
    if (launchType === "EXTERNAL") report("external", ["capacityProviderStrategy"]);
    else report("both", ["launchType"]);
  },
});
