import { limits } from "@stowage/model";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const transitPortRange: Rule = rule({
  id: "transit-encryption-port-range",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`transitEncryptionPort` is 0 to 65535.",
  source: "EFSVolumeConfiguration$transitEncryptionPort",
  docs: "API_EFSVolumeConfiguration",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "transitEncryptionPort",
  messages: { range: "{port} is no port." },
  hint: "Write 0 to 65535, or leave the choice to the mount helper.",
  check(task, report) {
    for (const [index, volume] of (task.volumes ?? []).entries()) {
      for (const kind of ["efsVolumeConfiguration", "s3filesVolumeConfiguration"] as const) {
        const port = volume[kind]?.transitEncryptionPort;
        if (outside(port, limits.hostPort)) report("range", ["volumes", index, kind, "transitEncryptionPort"], { port });
      }
    }
  },
});
