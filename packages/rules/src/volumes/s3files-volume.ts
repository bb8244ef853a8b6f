import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const s3filesVolume: Rule = rule({
  id: "s3files-volume",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "An S3 Files volume names its file system by ARN, needs a task role, and with an access point the root directory / alone.",
  source: "S3FilesVolumeConfiguration",
  docs: "API_S3FilesVolumeConfiguration",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "s3filesVolumeConfiguration",
  messages: {
    arn: '"{arn}" is no ARN.',
    role: 'The volume "{volume}" is mounted with the task role, and there is none.',
    root: 'The access point decides on the folder; "{directory}" cannot be another.',
  },
  hint: "Write the file system's ARN, add `taskRoleArn`, and leave `rootDirectory` out beside an access point.",
  check(task, report) {
    for (const [index, { name = "", s3filesVolumeConfiguration: s3 }] of (task.volumes ?? []).entries()) {
      if (!s3) continue;
      const path = ["volumes", index, "s3filesVolumeConfiguration"];
      const { fileSystemArn: arn, accessPointArn, rootDirectory: directory = "/" } = s3;
      if (!arn.startsWith("arn:")) report("arn", [...path, "fileSystemArn"], { arn });
      if (!task.taskRoleArn) report("role", ["taskRoleArn"], { volume: name });
      if (accessPointArn && directory !== "/") report("root", [...path, "rootDirectory"], { directory });
    }
  },
});
