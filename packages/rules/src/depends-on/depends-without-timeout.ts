import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const dependsWithoutTimeout: Rule = rule({
  id: "depends-without-timeout",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "On instances, what is waited for to end or be healthy has a `startTimeout`; else a task may wait for ever.",
  source: "aws/amazon-ecs-agent#2579, aws/containers-roadmap#817",
  docs: "API_ContainerDefinition",
  needs: "dependsOn",
  messages: { waits: '"{container}" waits for "{target}" ({condition}); if that never comes, the task stays PENDING.' },
  hint: 'Set `startTimeout` on "{target}".',
  check(task, report) {
    if (requires(task, "FARGATE") || !task.requiresCompatibilities?.length) return;
    const timed = new Map(task.containerDefinitions.map(({ name, startTimeout }) => [name, startTimeout !== undefined]));
    for (const { at, container, name } of containers(task)) {
      for (const [index, { containerName: target, condition }] of (container.dependsOn ?? []).entries()) {
        if (condition !== "START" && timed.get(target) === false)
          report("waits", [...at, "dependsOn", index], { container: name, target, condition });
      }
    }
  },
});
