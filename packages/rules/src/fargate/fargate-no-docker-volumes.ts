import { requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNoDockerVolumes: Rule = rule({
  id: "fargate-no-docker-volumes",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Fargate has no Docker volumes.",
  source: "Volume$dockerVolumeConfiguration",
  docs: "API_Volume",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "dockerVolumeConfiguration",
  messages: { docker: 'The volume "{volume}" is a Docker volume, which Fargate does not have.' },
  hint: "Use a bind mount (no configuration), EFS, or EBS configured at launch.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const [index, { name = "", dockerVolumeConfiguration }] of (task.volumes ?? []).entries()) {
      if (dockerVolumeConfiguration) report("docker", ["volumes", index, "dockerVolumeConfiguration"], { volume: name });
    }
  },
});
