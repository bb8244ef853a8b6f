import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const externalUnsupported: Rule = rule({
  id: "external-unsupported",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "External instances mount no EFS or EBS volumes, have no App Mesh proxy and share no GPUs.",
  source: "developer guide, ECS Anywhere; ResourceRequirement$sharingStrategy",
  docs: "ecs-anywhere",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "requiresCompatibilities=EXTERNAL",
  messages: { member: "External instances do not support `{member}`." },
  hint: "Remove it, or remove EXTERNAL from `requiresCompatibilities`.",
  check(task, report) {
    if (!requires(task, "EXTERNAL")) return;
    if (task.proxyConfiguration) report("member", ["proxyConfiguration"], { member: "proxyConfiguration" });
    for (const [index, volume] of (task.volumes ?? []).entries()) {
      for (const member of ["efsVolumeConfiguration", "configuredAtLaunch"] as const) {
        if (volume[member]) report("member", ["volumes", index, member], { member });
      }
    }
    for (const { at, container } of containers(task)) {
      for (const [index, { sharingStrategy }] of (container.resourceRequirements ?? []).entries()) {
        if (sharingStrategy !== undefined)
          report("member", [...at, "resourceRequirements", index, "sharingStrategy"], { member: "sharingStrategy" });
      }
    }
  },
});
