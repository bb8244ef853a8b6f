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
  source: "CreateServiceRequest$launchType",
  docs: "API_CreateService",
  aws: {
    type: "InvalidParameterException",
    text: "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
    sure: "seen",
  },
  needs: ["launchType", "capacityProviderStrategy"],
  messages: { both: "There is a launch type and a capacity provider strategy." },
  hint: "Keep the strategy; FARGATE and FARGATE_SPOT are providers too.",
  fix: removeIt,
  check(launched, report) {
    if (launched.launchType !== undefined && strategyOf(launched).length > 0) report("both", ["launchType"]);
  },
});
