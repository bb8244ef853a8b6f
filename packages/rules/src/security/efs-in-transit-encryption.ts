import { write } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const efsInTransitEncryption: Rule = rule({
  id: "efs-in-transit-encryption",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: { "security-hub": "ECS.18", "aws-config": "ecs-task-definition-efs-encryption-enabled" },
  summary: "EFS volumes are encrypted in transit.",
  source: "Security Hub, Amazon ECS controls; AWS Config managed rules",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-18",
  needs: "efsVolumeConfiguration",
  messages: { plain: 'What goes to and from "{volume}" is not encrypted.' },
  hint: 'Write `"transitEncryption": "ENABLED"`.',
  fix: write("ENABLED"),
  check({ volumes = [] }, report) {
    for (const [index, { name = "", efsVolumeConfiguration: efs }] of volumes.entries()) {
      if (efs && efs.transitEncryption !== "ENABLED")
        report("plain", ["volumes", index, "efsVolumeConfiguration", "transitEncryption"], { volume: name });
    }
  },
});
