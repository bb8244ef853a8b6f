import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { loadBalancersOf } from "../services.js";

export const loadBalancerNotEssential: Rule = rule({
  id: "load-balancer-not-essential",
  severity: "warning",
  stage: "never",
  on: "service",
  summary: "The container behind a load balancer is essential.",
  source: "our advice",
  docs: "service-load-balancing",
  needs: "loadBalancers",
  messages: { optional: '"{container}" may stop while its task stays and counts.' },
  hint: "Remove `essential: false` from it.",
  check(service, report, { taskDefinition }) {
    for (const [index, { containerName }] of loadBalancersOf(service).entries()) {
      const container = taskDefinition?.containerDefinitions.find(({ name }) => name === containerName);
      if (container?.essential === false) report("optional", ["loadBalancers", index, "containerName"], { container: containerName ?? "" });
    }
  },
});
