import { limits } from "@stowage/model";
import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containerMemoryMinimum: Rule = rule({
  id: "container-memory-minimum",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A container's `memory` is at least 6 MiB.",
  source: "ContainerDefinition$memory; text: ansible/ansible#67647",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", text: "Invalid 'memory' setting for container '{container}'.", sure: "seen" },
  needs: "memory",
  messages: { little: 'The container "{container}" gets {memory} MiB; Docker needs {min}.' },
  hint: "Write {min} or more, or leave it out where the task has memory.",
  check(task, report) {
    const { min } = limits.containerMemory;
    for (const { at, container, name } of containers(task)) {
      const { memory } = container;
      if (memory !== undefined && memory < min) report("little", [...at, "memory"], { container: name, memory, min });
    }
  },
});
