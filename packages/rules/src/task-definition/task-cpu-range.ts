import { limits } from "@stowage/model";
import { requires, taskCpu } from "../containers.js";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const taskCpuRange: Rule = rule({
  id: "task-cpu-range",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Where the task is not for Fargate, its `cpu` is 128 to 196608 units.",
  source: "RegisterTaskDefinitionRequest$cpu",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", text: "Invalid 'cpu' setting for task.", sure: "form" },
  needs: "cpu",
  messages: { range: "{cpu} cpu units are not between {min} and {max}." },
  hint: "Write {min} to {max} units (0.125 to 192 vCPUs), or leave `cpu` out.",
  check(task, report) {
    const cpu = taskCpu(task);
    const { min, max } = limits.taskCpuEc2;
    if (!requires(task, "FARGATE") && outside(cpu, { min, max })) report("range", ["cpu"], { cpu, min, max });
  },
});
