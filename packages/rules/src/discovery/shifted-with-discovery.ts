import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { deploymentStrategyOf } from "../services.js";

export const shiftedWithDiscovery: Rule = rule({
  id: "shifted-with-discovery",
  severity: "warning",
  stage: "create-service",
  on: "service",
  summary: "Blue/green, linear and canary deployments shift no traffic that finds tasks by service discovery.",
  source: "derived from CreateService documentation",
  docs: "deployment-type-blue-green",
  needs: "serviceRegistries",
  messages: { registry: "Who finds tasks through Cloud Map records reaches both revisions at once." },
  hint: "Use a load balancer or Service Connect for this traffic.",
  check(service, report) {
    if (deploymentStrategyOf(service) !== "ROLLING" && service.serviceRegistries?.length) report("registry", ["serviceRegistries"]);
  },
});
