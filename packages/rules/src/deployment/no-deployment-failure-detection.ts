import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf, deploymentStrategyOf, isDaemon } from "../services.js";

export const noDeploymentFailureDetection: Rule = rule({
  id: "no-deployment-failure-detection",
  severity: "warning",
  stage: "never",
  on: "service",
  summary: "A rolling deployment has a circuit breaker or alarms, so that a broken revision does not try for ever.",
  source: "developer guide, service throttle logic",
  docs: "deployment-circuit-breaker",
  messages: { none: "Tasks of a broken revision are started again for ever: nothing ends the deployment." },
  hint: "Add `deploymentCircuitBreaker: { enable: true, rollback: true }`.",
  check(service, report) {
    if (controllerOf(service) !== "ECS" || deploymentStrategyOf(service) !== "ROLLING" || isDaemon(service)) return;
    const { deploymentCircuitBreaker, alarms } = service.deploymentConfiguration ?? {};
    if (!deploymentCircuitBreaker?.enable && !alarms?.enable) report("none", ["deploymentConfiguration"]);
  },
});
