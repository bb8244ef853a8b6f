import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const volumeOneKind: Rule = rule({
  id: "volume-one-kind",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A volume is of one kind: a host path, Docker, EFS, S3 Files, FSx, or configured at launch.",
  source: "Volume; text: cloudposse/terraform-aws-ecs-alb-service-task#185",
  docs: "API_Volume",
  aws: {
    type: "ClientException",
    text: "When the volume parameter is specified, only one volume configuration type should be used.",
    sure: "seen",
  },
  needs: "volumes",
  messages: { several: 'The volume "{volume}" is of several kinds: {kinds}.' },
  hint: "Keep one of them.",
  check(task, report) {
    for (const [index, volume] of (task.volumes ?? []).entries()) {
      const present = kinds.filter((kind) => volume[kind] !== undefined && volume[kind] !== false);
      if (present.length > 1) report("several", ["volumes", index], { volume: volume.name ?? "", kinds: present.join(", ") });
    }
  },
});

const kinds = [
  "host",
  "dockerVolumeConfiguration",
  "efsVolumeConfiguration",
  "s3filesVolumeConfiguration",
  "fsxWindowsFileServerVolumeConfiguration",
  "configuredAtLaunch",
] as const;
