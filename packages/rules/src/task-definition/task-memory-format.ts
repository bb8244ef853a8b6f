import { taskMemory } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const taskMemoryFormat: Rule = rule({
  id: "task-memory-format",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "The task's `memory` is a whole number of MiB or a number of GB, as a string.",
  source: "RegisterTaskDefinitionRequest$memory",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", text: "Invalid 'memory' setting for task.", sure: "form" },
  needs: "memory",
  messages: { format: 'ECS cannot read the memory "{memory}".' },
  hint: 'Write MiB ("1024") or GB ("1 GB").',
  check(task, report) {
    const { memory } = task;
    if (memory !== undefined && taskMemory(task) === undefined) report("format", ["memory"], { memory });
  },
});
