import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isDaemon, loadBalancersOf } from "../services.js";

export const minimumHealthyZero: Rule = rule({
  id: "minimum-healthy-zero",
  severity: "warning",
  stage: "never",
  on: "service",
  summary: "Behind a load balancer, some tasks stay healthy during a deployment.",
  source: "our advice",
  docs: "API_DeploymentConfiguration",
  needs: "minimumHealthyPercent",
  messages: { zero: "A deployment may stop every task before a new one serves." },
  hint: "Write `minimumHealthyPercent: 100`.",
  check(service, report) {
    const minimum = service.deploymentConfiguration?.minimumHealthyPercent;
    if (minimum === 0 && !isDaemon(service) && loadBalancersOf(service).length > 0)
      report("zero", ["deploymentConfiguration", "minimumHealthyPercent"]);
  },
});
