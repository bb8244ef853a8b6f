import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const noPrivilegedContainers: Rule = rule({
  id: "no-privileged-containers",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: { "security-hub": "ECS.4", "control-tower": "CT.ECS.PR.11", "aws-config": "ecs-containers-nonprivileged" },
  summary: "No container is privileged.",
  source: "Security Hub, Amazon ECS controls",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4",
  needs: "privileged",
  messages: { privileged: '"{container}" has root\'s rights over its instance.' },
  hint: "Remove `privileged`, and add the capabilities that it needs.",
  check(task, report) {
    for (const { at, container, name } of containers(task))
      if (container.privileged === true) report("privileged", [...at, "privileged"], { container: name });
  },
});
