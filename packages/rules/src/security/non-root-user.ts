import { containers, isWindows } from "../containers.js";
import { isRoot } from "../credentials.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const nonRootUser: Rule = rule({
  id: "non-root-user",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: {
    "security-hub": "ECS.20",
    "control-tower": "CT.ECS.PR.3",
    "aws-config": ["ecs-task-definition-linux-user-non-root", "ecs-task-definition-nonroot-user"],
  },
  summary: "Linux containers name a user that is not root.",
  source: "Security Hub, Amazon ECS controls; AWS Config managed rules",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-20",
  messages: { none: '"{container}" runs as whoever its image says, root by default.', root: '"{container}" runs as root.' },
  hint: 'Write a user of the image, as in `"user": "1000:1000"`.',
  check(task, report) {
    if (isWindows(task)) return;
    for (const { at, container, name } of containers(task)) {
      if (!container.user) report("none", [...at, "user"], { container: name });
      else if (isRoot(container.user)) report("root", [...at, "user"], { container: name });
    }
  },
});
