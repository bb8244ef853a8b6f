import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containerMemoryRequired: Rule = rule({
  id: "container-memory-required",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Without memory for the task, each container has `memory` or `memoryReservation`.",
  source: "ContainerDefinition$memoryReservation; text: aws/aws-cli#4453",
  docs: "API_ContainerDefinition",
  aws: {
    type: "ClientException",
    text: "Invalid setting for container '{container}'. At least one of 'memory' or 'memoryReservation' must be specified.",
    sure: "seen",
  },
  messages: { missing: 'Neither the task nor the container "{container}" says how much memory it takes.' },
  hint: "Add `memory` to the task, or `memory` or `memoryReservation` to the container.",
  check(task, report) {
    if (task.memory !== undefined || requires(task, "FARGATE")) return;
    for (const { at, container, name } of containers(task)) {
      if (container.memory === undefined && !container.memoryReservation) report("missing", [...at, "memory"], { container: name });
    }
  },
});
