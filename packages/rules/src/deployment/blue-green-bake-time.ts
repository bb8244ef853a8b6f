import { limits } from "@stowage/model";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { deploymentStrategyOf } from "../services.js";

export const blueGreenBakeTime: Rule = rule({
  id: "blue-green-bake-time",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A blue/green deployment has a `bakeTimeInMinutes`, and it is 0 to 1440.",
  source: "DeploymentConfiguration$bakeTimeInMinutes; the range: terraform-aws-ecs-alb-service-task#277",
  docs: "API_DeploymentConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "deploymentConfiguration",
  messages: {
    missing: "Nothing says how long blue and green run side by side.",
    range: "{minutes} minutes are not between {min} and {max}.",
  },
  hint: "Write 0 to 1440 minutes.",
  check(service, report) {
    const { min, max } = limits.bakeTimeMinutes;
    const minutes = service.deploymentConfiguration?.bakeTimeInMinutes;
    const path = ["deploymentConfiguration", "bakeTimeInMinutes"];
    if (minutes === undefined && deploymentStrategyOf(service) === "BLUE_GREEN") report("missing", path);
    else if (outside(minutes, { min, max })) report("range", path, { minutes, min, max });
  },
});
