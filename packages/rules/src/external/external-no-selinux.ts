import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const externalNoSelinux: Rule = rule({
  id: "external-no-selinux",
  severity: "error",
  stage: "task-start",
  on: "taskDefinition",
  summary: "External instances take no SELinux labels.",
  source: "developer guide, ECS Anywhere, considerations",
  docs: "ecs-anywhere",
  needs: ["dockerSecurityOptions", "requiresCompatibilities=EXTERNAL"],
  messages: { label: 'External instances do not support SELinux, and "{option}" is a label of it.' },
  hint: "Remove the label, or remove EXTERNAL from `requiresCompatibilities`.",
  check(task, report) {
    if (!requires(task, "EXTERNAL")) return;
    for (const { at, container } of containers(task)) {
      for (const [index, option] of (container.dockerSecurityOptions ?? []).entries())
        if (/^label[:=]/.test(option)) report("label", [...at, "dockerSecurityOptions", index], { option });
    }
  },
});
