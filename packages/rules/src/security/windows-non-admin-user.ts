import { containers, isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const windowsNonAdminUser: Rule = rule({
  id: "windows-non-admin-user",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: { "security-hub": "ECS.21", "aws-config": "ecs-task-definition-windows-user-non-admin" },
  summary: "Windows containers do not run as the container administrator.",
  source: "Security Hub, Amazon ECS controls; AWS Config managed rules",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-21",
  needs: "operatingSystemFamily=WINDOWS",
  messages: { admin: '"{container}" runs as the administrator.' },
  hint: "Let the image name ContainerUser: a task definition for Windows takes no `user`.",
  check(task, report) {
    if (!isWindows(task)) return;
    for (const { at, container, name } of containers(task))
      if (/^containeradministrator$/i.test(container.user ?? "")) report("admin", [...at, "user"], { container: name });
  },
});
