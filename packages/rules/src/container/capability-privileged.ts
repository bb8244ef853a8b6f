import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const capabilityPrivileged: Rule = rule({
  id: "capability-privileged",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "A privileged container has all capabilities: lists of them are ignored.",
  source: "KernelCapabilities",
  docs: "API_KernelCapabilities",
  needs: ["capabilities", "privileged"],
  messages: { ignored: 'The container "{container}" is privileged and has all capabilities, whatever is listed.' },
  hint: "Remove `privileged`, or the lists.",
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      const { add = [], drop = [] } = container.linuxParameters?.capabilities ?? {};
      if (container.privileged === true && add.length + drop.length > 0)
        report("ignored", [...at, "linuxParameters", "capabilities"], { container: name });
    }
  },
});
