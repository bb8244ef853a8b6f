import { containers, isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const cpuSharesBounds: Rule = rule({
  id: "cpu-shares-bounds",
  severity: "warning",
  stage: "runtime",
  on: "taskDefinition",
  summary: "A container's `cpu` lies in what the Linux kernel takes as shares: 2 to 262144.",
  source: "ContainerDefinition$cpu",
  docs: "API_ContainerDefinition",
  needs: "cpu",
  messages: {
    low: "The kernel takes 2 shares at least: 1 counts as 2.",
    high: "The kernel takes 262144 shares at most: {cpu} count as that.",
  },
  hint: "Write 0 for no reservation, or 2 to 262144.",
  check(task, report) {
    if (isWindows(task)) return;
    for (const { at, container } of containers(task)) {
      const { cpu = 0 } = container;
      if (cpu === 1) report("low", [...at, "cpu"]);
      else if (cpu > 262144) report("high", [...at, "cpu"], { cpu });
    }
  },
});
