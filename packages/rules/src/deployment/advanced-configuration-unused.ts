import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { deploymentStrategyOf, loadBalancersOf } from "../services.js";

export const advancedConfigurationUnused: Rule = rule({
  id: "advanced-configuration-unused",
  severity: "warning",
  stage: "never",
  on: "service",
  summary: "`advancedConfiguration` of a load balancer has no effect on a rolling deployment.",
  source: "AdvancedConfiguration",
  docs: "API_AdvancedConfiguration",
  needs: "advancedConfiguration",
  messages: { rolling: "A rolling deployment never uses the alternate target group." },
  hint: 'Remove `advancedConfiguration`, or write `"strategy": "BLUE_GREEN"`.',
  check(service, report) {
    if (deploymentStrategyOf(service) !== "ROLLING") return;
    for (const [index, { advancedConfiguration }] of loadBalancersOf(service).entries())
      if (advancedConfiguration) report("rolling", ["loadBalancers", index, "advancedConfiguration"]);
  },
});
