import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const capacityProviderProtection: Rule = rule({
  id: "capacity-provider-protection",
  severity: "warning",
  stage: "never",
  on: "capacityProvider",
  packs: { "security-hub": "ECS.19", "aws-config": "ecs-capacity-provider-termination-check" },
  summary: "An Auto Scaling group's capacity provider protects instances with tasks from being terminated.",
  source: "Security Hub, Amazon ECS controls; AWS Config managed rules",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-19",
  needs: "autoScalingGroupProvider",
  messages: { open: "Scaling in may terminate instances that run tasks." },
  hint: 'Write `"managedTerminationProtection": "ENABLED"`, with managed scaling.',
  check({ autoScalingGroupProvider: group }, report) {
    if (group && group.managedTerminationProtection !== "ENABLED")
      report("open", ["autoScalingGroupProvider", "managedTerminationProtection"]);
  },
});
