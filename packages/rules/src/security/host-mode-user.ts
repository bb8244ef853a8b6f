import { containers } from "../containers.js";
import { isRoot } from "../credentials.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const hostModeUser: Rule = rule({
  id: "host-mode-user",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: { "security-hub": "ECS.1", "control-tower": "CT.ECS.PR.8", "aws-config": "ecs-task-definition-user-for-host-mode-check" },
  summary: "With the network mode host, containers are neither privileged nor root.",
  source:
    "Security Hub, Amazon ECS controls (ECS.1, retired in March 2026 for ECS.4, ECS.17, ECS.20 and ECS.21); Control Tower, AWS Config",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-1",
  needs: "networkMode=host",
  messages: { open: 'With the network mode host, "{container}" is {what}.' },
  hint: "Choose awsvpc, or a user that is not root, without privileges.",
  check(task, report) {
    if (task.networkMode !== "host") return;
    for (const { at, container, name } of containers(task)) {
      if (container.privileged === true) report("open", [...at, "privileged"], { container: name, what: "privileged" });
      else if (!container.user || isRoot(container.user)) report("open", [...at, "user"], { container: name, what: "root" });
    }
  },
});
