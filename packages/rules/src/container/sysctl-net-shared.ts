import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const sysctlNetShared: Rule = rule({
  id: "sysctl-net-shared",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "With awsvpc, a net.* kernel parameter is set on one container, as it holds for the whole task.",
  source: "SystemControl",
  docs: "API_SystemControl",
  needs: "systemControls",
  messages: { differs: '"{namespace}" is {value} here and {first} on "{other}"; all containers get what the last one to start sets.' },
  hint: "Set it once.",
  check(task, report) {
    if (task.networkMode !== "awsvpc") return;
    const first = new Map<string, { value: string; other: string }>();
    for (const { at, container, name } of containers(task)) {
      for (const [index, { namespace = "", value = "" }] of (container.systemControls ?? []).entries()) {
        if (!namespace.startsWith("net.")) continue;
        const before = first.get(namespace);
        if (before === undefined) first.set(namespace, { value, other: name });
        else if (before.value !== value)
          report("differs", [...at, "systemControls", index, "value"], { namespace, value, first: before.value, other: before.other });
      }
    }
  },
});
