import { requires, isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const windowsTaskSizeIgnored: Rule = rule({
  id: "windows-task-size-ignored",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "For Windows containers on EC2 the task's cpu and memory are ignored.",
  source: "RegisterTaskDefinitionRequest$cpu",
  docs: "API_RegisterTaskDefinition",
  needs: "operatingSystemFamily=WINDOWS",
  messages: { ignored: "The task's {member} is ignored for Windows containers on EC2." },
  hint: "Set `{member}` on each container.",
  check(task, report) {
    if (!isWindows(task) || requires(task, "FARGATE")) return;
    for (const member of ["cpu", "memory"] as const) if (task[member] !== undefined) report("ignored", [member], { member });
  },
});
