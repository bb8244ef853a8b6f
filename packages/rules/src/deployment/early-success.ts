import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { deploymentStrategyOf } from "../services.js";

export const earlySuccess: Rule = rule({
  id: "early-success-criteria",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Early success of a rolling deployment has a `healthyPercent` from the minimum to 100 and says when old tasks are removed.",
  source: "DeploymentEarlySuccessCriteria",
  docs: "API_DeploymentConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "earlySuccessCriteria",
  messages: {
    missing: "Early success is on without {member}.",
    range: "{percent} % is not between the minimum of {min} % and 100 %.",
    strategy: "Early success is for rolling deployments, not {strategy}.",
  },
  hint: "Give `healthyPercent` and `sourceServiceRevisionCleanup`.",
  check(service, report) {
    const early = service.deploymentConfiguration?.earlySuccessCriteria;
    if (!early?.enable) return;
    const path = ["deploymentConfiguration", "earlySuccessCriteria"];
    const strategy = deploymentStrategyOf(service);
    const min = service.deploymentConfiguration?.minimumHealthyPercent ?? 100;
    if (strategy !== "ROLLING") report("strategy", path, { strategy });
    for (const member of ["healthyPercent", "sourceServiceRevisionCleanup"] as const)
      if (early[member] === undefined) report("missing", [...path, member], { member });
    if (outside(early.healthyPercent, { min, max: 100 }))
      report("range", [...path, "healthyPercent"], { percent: early.healthyPercent, min });
  },
});
