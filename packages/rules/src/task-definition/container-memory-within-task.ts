import { containers, taskMemory } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containerMemoryWithinTask: Rule = rule({
  id: "container-memory-within-task",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A container's `memory` is at most the task's.",
  source: "ContainerDefinition$memory; text: pulumi/pulumi-awsx#1220",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", text: "The 'memory' setting for container '{container}' is greater than for the task.", sure: "seen" },
  needs: "memory",
  messages: { more: 'The container "{container}" may take {memory} MiB, and the whole task has {task}.' },
  hint: "Lower the container's memory, or raise the task's.",
  check(definition, report) {
    const task = taskMemory(definition);
    if (task === undefined) return;
    for (const { at, container, name } of containers(definition)) {
      for (const member of ["memory", "memoryReservation"] as const) {
        const memory = container[member];
        if (memory !== undefined && memory > task) report("more", [...at, member], { container: name, memory, task });
      }
    }
  },
});
