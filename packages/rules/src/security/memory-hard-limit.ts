import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const memoryHardLimit: Rule = rule({
  id: "memory-hard-limit",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  packs: { "control-tower": "CT.ECS.PR.7" },
  summary: "Each container has a hard limit of memory.",
  source: "Control Tower, Amazon ECS controls",
  docs: "https://docs.aws.amazon.com/controltower/latest/controlreference/ecs-rules.html",
  messages: { none: '"{container}" may take all memory of its task or instance.' },
  hint: "Add `memory` to the container.",
  check(task, report) {
    for (const { at, container, name } of containers(task))
      if (container.memory === undefined) report("none", [...at, "memory"], { container: name });
  },
});
