import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf } from "../services.js";

export const deploymentPercentsController: Rule = rule({
  id: "deployment-percents-controller",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "On EC2 the percentages cannot be chosen where CodeDeploy or an external controller deploys.",
  source: "DeploymentConfiguration$maximumPercent",
  docs: "API_DeploymentConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: ["deploymentController", "deploymentConfiguration"],
  messages: { chosen: "With the controller {controller} on EC2, {member} cannot be chosen." },
  hint: "Remove `{member}`.",
  fix: removeIt,
  check(service, report) {
    const controller = controllerOf(service);
    if (controller === "ECS" || service.launchType !== "EC2") return;
    for (const [member, standard] of [
      ["minimumHealthyPercent", 100],
      ["maximumPercent", 200],
    ] as const) {
      const percent = service.deploymentConfiguration?.[member];
      if (percent !== undefined && percent !== standard) report("chosen", ["deploymentConfiguration", member], { controller, member });
    }
  },
});
