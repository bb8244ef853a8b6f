import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { deploymentStrategyOf, loadBalancersOf } from "../services.js";

export const shiftedAdvancedConfiguration: Rule = rule({
  id: "shifted-advanced-configuration",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "With blue/green, linear or canary, each target group has an alternate one, a production listener rule and a role.",
  source: "AdvancedConfiguration",
  docs: "API_AdvancedConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "strategy",
  messages: {
    missing: "The load balancer has no `advancedConfiguration` for the strategy {strategy}.",
    member: "`advancedConfiguration` lacks {member}.",
    same: "The alternate target group is the target group itself.",
  },
  hint: "Give `alternateTargetGroupArn`, `productionListenerRule` and `roleArn`.",
  check(service, report) {
    const strategy = deploymentStrategyOf(service);
    for (const [index, { targetGroupArn, advancedConfiguration: advanced }] of loadBalancersOf(service).entries()) {
      const path = ["loadBalancers", index, "advancedConfiguration"];
      if (strategy === "ROLLING" || !targetGroupArn) continue;
      if (!advanced) {
        report("missing", path, { strategy });
        continue;
      }
      for (const member of ["alternateTargetGroupArn", "productionListenerRule", "roleArn"] as const)
        if (!advanced[member]) report("member", [...path, member], { member });
      if (advanced.alternateTargetGroupArn === targetGroupArn) report("same", [...path, "alternateTargetGroupArn"]);
    }
  },
});
