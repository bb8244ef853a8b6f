import { taskMemory } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containerMemorySum: Rule = rule({
  id: "container-memory-sum",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "What all containers reserve (`memoryReservation`, else `memory`) is at most the task's memory.",
  source: "ContainerDefinition$memory",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "memory",
  messages: { more: "The containers reserve {sum} MiB together, and the task has {task}." },
  hint: "Lower what containers reserve, or raise the task's memory.",
  check(definition, report) {
    const task = taskMemory(definition);
    if (task === undefined) return;
    const reserved = definition.containerDefinitions.map(({ memory, memoryReservation }) => memoryReservation ?? memory ?? 0);
    // One container that takes more than the task is another rule's finding.
    const sum = reserved.reduce((total, memory) => total + memory, 0);
    if (sum > task && reserved.every((memory) => memory <= task)) report("more", ["memory"], { sum, task });
  },
});
