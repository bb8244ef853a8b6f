import { containers, requires, isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateWindowsFirelens: Rule = rule({
  id: "fargate-windows-firelens",
  severity: "warning",
  stage: "task-start",
  on: "taskDefinition",
  summary: "FireLens does not run in Windows tasks on Fargate.",
  source: "developer guide, FireLens; not verified",
  docs: "using_firelens",
  needs: ["firelensConfiguration", "operatingSystemFamily=WINDOWS"],
  messages: { windows: "FireLens is not there for Windows tasks on Fargate." },
  hint: "Log with awslogs.",
  check(task, report) {
    if (!requires(task, "FARGATE") || !isWindows(task)) return;
    for (const { at, container } of containers(task))
      if (container.firelensConfiguration) report("windows", [...at, "firelensConfiguration"]);
  },
});
