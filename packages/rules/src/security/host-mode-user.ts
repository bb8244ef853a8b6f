import { containers } from "../containers.js";
import { isRoot } from "../credentials.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const hostModeUser: Rule = rule({
  id: "host-mode-user",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: { "control-tower": "CT.ECS.PR.8", "aws-config": "ecs-task-definition-user-for-host-mode-check" },
  summary: "With the network mode host, containers name a user that is not root, unless they are privileged on purpose.",
  source: "Control Tower, Amazon ECS controls; AWS Config managed rules",
  docs: "https://docs.aws.amazon.com/config/latest/developerguide/ecs-task-definition-user-for-host-mode-check.html",
  needs: "networkMode=host",
  messages: { root: 'With the network mode host, "{container}" is root.' },
  hint: "Choose awsvpc, or a user that is not root.",
  check(task, report) {
    if (task.networkMode !== "host") return;
    for (const { at, container, name } of containers(task)) {
      const isOpen = container.privileged !== true && (!container.user || isRoot(container.user));
      if (isOpen) report("root", [...at, "user"], { container: name });
    }
  },
});
