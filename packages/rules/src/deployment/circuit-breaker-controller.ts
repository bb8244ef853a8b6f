import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf } from "../services.js";

export const circuitBreakerController: Rule = rule({
  id: "circuit-breaker-controller",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "The circuit breaker and deployment alarms are for services that ECS deploys.",
  source: "DeploymentConfiguration$deploymentCircuitBreaker, $alarms",
  docs: "API_DeploymentConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: ["deploymentController", "deploymentConfiguration"],
  messages: { controller: "`{member}` is not for the deployment controller {controller}." },
  hint: "Remove `{member}`.",
  fix: removeIt,
  check(service, report) {
    const controller = controllerOf(service);
    if (controller === "ECS") return;
    for (const member of ["deploymentCircuitBreaker", "alarms"] as const) {
      if (service.deploymentConfiguration?.[member]?.enable)
        report("controller", ["deploymentConfiguration", member], { member, controller });
    }
  },
});
