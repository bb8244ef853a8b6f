import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const hostNamespaces: Rule = rule({
  id: "host-namespaces",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "A task has process and IPC namespaces of its own rather than the host's.",
  source: "RegisterTaskDefinitionRequest$pidMode, $ipcMode",
  docs: "API_RegisterTaskDefinition",
  needs: "pidMode=host|ipcMode=host",
  messages: { shared: "With `{member}: host` the containers reach every process of the instance that shares it." },
  hint: 'Write "task", or remove `{member}`.',
  check(task, report) {
    for (const member of ["pidMode", "ipcMode"] as const) if (task[member] === "host") report("shared", [member], { member });
  },
});
