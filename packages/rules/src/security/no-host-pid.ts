import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const noHostPid: Rule = rule({
  id: "no-host-pid",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: { "security-hub": "ECS.3", "control-tower": "CT.ECS.PR.10", "aws-config": "ecs-task-definition-pid-mode-check" },
  summary: "Tasks do not share the host's process namespace.",
  source: "Security Hub, Amazon ECS controls",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-3",
  needs: "pidMode",
  messages: { host: "The containers see and may end every process of the instance." },
  hint: 'Write "task", or remove `pidMode`.',
  check({ pidMode }, report) {
    if (pidMode === "host") report("host", ["pidMode"]);
  },
});
