import { requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNoFsx: Rule = rule({
  id: "fargate-no-fsx",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Fargate mounts no FSx for Windows File Server file systems.",
  source: "developer guide, FSx for Windows File Server volumes",
  docs: "wfsx-volumes",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "fsxWindowsFileServerVolumeConfiguration",
  messages: { fsx: 'The volume "{volume}" is on FSx for Windows File Server, which needs Windows instances on EC2.' },
  hint: "Run the task on EC2, or use another kind of volume.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const [index, { name = "", fsxWindowsFileServerVolumeConfiguration }] of (task.volumes ?? []).entries()) {
      if (fsxWindowsFileServerVolumeConfiguration)
        report("fsx", ["volumes", index, "fsxWindowsFileServerVolumeConfiguration"], { volume: name });
    }
  },
});
