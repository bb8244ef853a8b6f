import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const dockerVolumeAutoprovision: Rule = rule({
  id: "docker-volume-autoprovision",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`autoprovision` is for Docker volumes with the scope shared.",
  source: "DockerVolumeConfiguration$autoprovision",
  docs: "API_DockerVolumeConfiguration",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "autoprovision",
  messages: { scope: "Only a shared volume can be made when it is missing; this one has the scope {scope}." },
  hint: 'Write `"scope": "shared"`, or remove `autoprovision`.',
  check(task, report) {
    for (const [index, { dockerVolumeConfiguration: docker }] of (task.volumes ?? []).entries()) {
      const scope = docker?.scope ?? "task";
      if (docker?.autoprovision !== undefined && scope === "task")
        report("scope", ["volumes", index, "dockerVolumeConfiguration", "autoprovision"], { scope });
    }
  },
});
