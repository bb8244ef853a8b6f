import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const hostPathBlank: Rule = rule({
  id: "host-path-blank",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`host.sourcePath` is not empty where it is written.",
  source: "text: aws/amazon-ecs-cli#11",
  docs: "API_HostVolumeProperties",
  aws: { type: "ClientException", text: "host.sourcePath should not be blank.", sure: "seen" },
  needs: "sourcePath",
  messages: { blank: 'The volume "{volume}" has an empty source path.' },
  hint: "Write an absolute path, or remove `sourcePath`: ECS then gives the volume a folder.",
  check(task, report) {
    for (const [index, { name = "", host }] of (task.volumes ?? []).entries()) {
      if (host?.sourcePath !== undefined && host.sourcePath.trim() === "")
        report("blank", ["volumes", index, "host", "sourcePath"], { volume: name });
    }
  },
});
