import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const efsAccessPointRoot: Rule = rule({
  id: "efs-access-point-root",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "With an EFS access point, `rootDirectory` is absent or /.",
  source: "EFSAuthorizationConfig$accessPointId; aws/aws-cdk#10683",
  docs: "API_EFSAuthorizationConfig",
  aws: { type: "ClientException", sure: "form" },
  needs: "efsVolumeConfiguration",
  messages: { root: 'The access point decides on the folder; "{directory}" cannot be another.' },
  hint: "Remove `rootDirectory`.",
  fix: removeIt,
  check(task, report) {
    for (const [index, { efsVolumeConfiguration: efs }] of (task.volumes ?? []).entries()) {
      const directory = efs?.rootDirectory ?? "/";
      if (efs?.authorizationConfig?.accessPointId && directory !== "/")
        report("root", ["volumes", index, "efsVolumeConfiguration", "rootDirectory"], { directory });
    }
  },
});
