import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const networkNoneNoPorts: Rule = rule({
  id: "network-none-no-ports",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "With the network mode `none`, no container has port mappings.",
  source: "RegisterTaskDefinitionRequest$networkMode",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["networkMode=none", "portMappings"],
  messages: { ports: 'The container "{container}" maps ports, and the task has no network.' },
  hint: "Remove `portMappings`, or choose another network mode.",
  check(task, report) {
    if (task.networkMode !== "none") return;
    for (const { at, container, name } of containers(task)) {
      if (container.portMappings && container.portMappings.length > 0) report("ports", [...at, "portMappings"], { container: name });
    }
  },
});
