import { containers, isWindows, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const windowsContainerCpu: Rule = rule({
  id: "windows-container-cpu",
  severity: "warning",
  stage: "runtime",
  on: "taskDefinition",
  summary: "On instances, a Windows container has `cpu`: without it, it gets one percent of a CPU.",
  source: "ContainerDefinition$cpu",
  docs: "API_ContainerDefinition",
  needs: "operatingSystemFamily=WINDOWS",
  messages: { none: 'Windows gives "{container}" one percent of a CPU: it has no `cpu`.' },
  hint: "Give the container as many CPU units as it takes: 1024 for a vCPU.",
  check(task, report) {
    if (!isWindows(task) || requires(task, "FARGATE")) return;
    for (const { at, container, name } of containers(task)) if (!container.cpu) report("none", [...at, "cpu"], { container: name });
  },
});
