import { limits } from "@stowage/model";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const deploymentPercents: Rule = rule({
  id: "deployment-percents",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "`minimumHealthyPercent` is 0 to 100, and `maximumPercent` is not below it.",
  source: "DeploymentConfiguration$minimumHealthyPercent, $maximumPercent",
  docs: "API_DeploymentConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "deploymentConfiguration",
  messages: {
    minimum: "{percent} % of the tasks cannot be the least that stays healthy.",
    maximum: "{percent} % cannot be the most that runs.",
    below: "At most {maximum} % may run, and at least {minimum} % must.",
  },
  hint: "Write a minimum of 0 to 100, and a maximum above it: 100 and 200 are the defaults.",
  check(service, report) {
    const { minimumHealthyPercent: minimum, maximumPercent: maximum } = service.deploymentConfiguration ?? {};
    if (outside(minimum, limits.minimumHealthyPercent))
      report("minimum", ["deploymentConfiguration", "minimumHealthyPercent"], { percent: minimum });
    if (maximum !== undefined && maximum < 1) report("maximum", ["deploymentConfiguration", "maximumPercent"], { percent: maximum });
    else if (maximum !== undefined && minimum !== undefined && maximum < minimum)
      report("below", ["deploymentConfiguration", "maximumPercent"], { maximum, minimum });
  },
});
