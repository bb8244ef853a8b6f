import { requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNoHostPath: Rule = rule({
  id: "fargate-no-host-path",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Fargate, volumes have no `host.sourcePath`.",
  source: "HostVolumeProperties$sourcePath; text: cloudposse/terraform-aws-ecs-alb-service-task#174",
  docs: "API_HostVolumeProperties",
  aws: { type: "ClientException", text: "Fargate compatible task definitions do not support sourcePath", sure: "seen" },
  needs: "sourcePath",
  messages: { path: 'The volume "{volume}" is a folder of the host, and Fargate has none.' },
  hint: "Remove `host.sourcePath` for an empty volume, or use EFS.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const [index, { name = "", host }] of (task.volumes ?? []).entries()) {
      if (host?.sourcePath) report("path", ["volumes", index, "host", "sourcePath"], { volume: name });
    }
  },
});
