import { taskCpu } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const taskCpuFormat: Rule = rule({
  id: "task-cpu-format",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "The task's `cpu` is a whole number of units or a number of vCPUs, as a string.",
  source: "RegisterTaskDefinitionRequest$cpu; text: oranmoshai/ecsServiceRestart#2",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", text: "Invalid 'cpu' setting for task.", sure: "seen" },
  needs: "cpu",
  messages: { format: 'ECS cannot read the cpu "{cpu}".' },
  hint: 'Write units ("1024") or vCPUs ("1 vCPU").',
  check(task, report) {
    const { cpu } = task;
    if (cpu !== undefined && taskCpu(task) === undefined) report("format", ["cpu"], { cpu });
  },
});
