import { containers, isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const readOnlyRoot: Rule = rule({
  id: "read-only-root",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: { "security-hub": "ECS.5", "control-tower": "CT.ECS.PR.6", "aws-config": "ecs-containers-readonly-access" },
  summary: "Containers cannot write to their root file system.",
  source: "Security Hub, Amazon ECS controls",
  docs: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5",
  messages: { writable: '"{container}" may write to its root file system.' },
  hint: "Write `readonlyRootFilesystem: true`, and mount a volume where it has to write.",
  check(task, report) {
    if (isWindows(task)) return;
    for (const { at, container, name } of containers(task))
      if (container.readonlyRootFilesystem !== true) report("writable", [...at, "readonlyRootFilesystem"], { container: name });
  },
});
