import { write } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const efsNeedsTls: Rule = rule({
  id: "efs-needs-tls",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "IAM authorization, an access point and a transit encryption port of an EFS volume need `transitEncryption: ENABLED`.",
  source: "EFSVolumeConfiguration$transitEncryption, EFSAuthorizationConfig",
  docs: "API_EFSVolumeConfiguration",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "efsVolumeConfiguration",
  messages: { off: 'The volume "{volume}" uses {what}, which needs encryption in transit.' },
  hint: 'Write `"transitEncryption": "ENABLED"` in `efsVolumeConfiguration`.',
  fix: write("ENABLED"),
  check(task, report) {
    for (const [index, { name = "", efsVolumeConfiguration: efs }] of (task.volumes ?? []).entries()) {
      if (!efs || efs.transitEncryption === "ENABLED") continue;
      const what = [
        efs.authorizationConfig?.iam === "ENABLED" && "IAM authorization",
        efs.authorizationConfig?.accessPointId && "an access point",
        efs.transitEncryptionPort !== undefined && "a transit encryption port",
      ].filter(Boolean);
      if (what.length > 0)
        report("off", ["volumes", index, "efsVolumeConfiguration", "transitEncryption"], { volume: name, what: what.join(" and ") });
    }
  },
});
