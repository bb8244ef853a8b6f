import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const dependsHealthyNeedsCheck: Rule = rule({
  id: "depends-healthy-needs-check",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Only a container with a health check can be waited for to be HEALTHY.",
  source: "ContainerDependency$condition",
  docs: "API_ContainerDependency",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "dependsOn",
  messages: { none: '"{container}" waits for "{target}" to be healthy, which has no health check.' },
  hint: 'Add a `healthCheck` to "{target}", or wait for START.',
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      for (const [index, { containerName: target, condition }] of (container.dependsOn ?? []).entries()) {
        if (condition !== "HEALTHY") continue;
        const awaited = task.containerDefinitions.findLast((own) => own.name === target);
        if (awaited && !awaited.healthCheck) report("none", [...at, "dependsOn", index, "condition"], { container: name, target });
      }
    }
  },
});
