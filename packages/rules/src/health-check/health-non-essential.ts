import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const healthNonEssential: Rule = rule({
  id: "health-non-essential",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "Only essential containers' health counts for the task's, unless another container waits for it.",
  source: "HealthCheck",
  docs: "API_HealthCheck",
  needs: "healthCheck",
  messages: { ignored: 'The health of "{container}" does not count: it is not essential, and no container waits for it to be healthy.' },
  hint: "Make it essential, or let a container depend on it with HEALTHY.",
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      if (container.healthCheck && container.essential === false && !isAwaited(task, name))
        report("ignored", [...at, "healthCheck"], { container: name });
    }
  },
});

function isAwaited({ containerDefinitions }: RegisterTaskDefinitionRequest, name: string): boolean {
  return containerDefinitions.some(({ dependsOn }) =>
    dependsOn?.some(({ containerName, condition }) => containerName === name && condition === "HEALTHY"),
  );
}
