import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const efsIamTaskRole: Rule = rule({
  id: "efs-iam-task-role",
  severity: "warning",
  stage: "task-start",
  on: "taskDefinition",
  summary: "IAM authorization of an EFS volume uses the task role.",
  source: "EFSAuthorizationConfig$iam",
  docs: "API_EFSAuthorizationConfig",
  needs: "efsVolumeConfiguration",
  messages: { role: 'The volume "{volume}" is mounted with the task role, and there is none.' },
  hint: "Add `taskRoleArn`: a role with elasticfilesystem:ClientMount, and ClientWrite to write.",
  check(task, report) {
    if (task.taskRoleArn) return;
    for (const [index, { name = "", efsVolumeConfiguration: efs }] of (task.volumes ?? []).entries()) {
      if (efs?.authorizationConfig?.iam === "ENABLED")
        report("role", ["volumes", index, "efsVolumeConfiguration", "authorizationConfig", "iam"], { volume: name });
    }
  },
});
