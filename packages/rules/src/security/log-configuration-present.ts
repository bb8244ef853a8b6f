import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const logConfigurationPresent: Rule = rule({
  id: "log-configuration-present",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: { "security-hub": "ECS.9", "control-tower": "CT.ECS.PR.5", "aws-config": "ecs-task-definition-log-configuration" },
  summary: "Each container has a log configuration.",
  source: "Security Hub, Amazon ECS controls",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-9",
  messages: { none: '"{container}" has no log configuration.' },
  hint: "Add `logConfiguration`.",
  check(task, report) {
    for (const { at, container, name } of containers(task))
      if (!container.logConfiguration) report("none", [...at, "logConfiguration"], { container: name });
  },
});
