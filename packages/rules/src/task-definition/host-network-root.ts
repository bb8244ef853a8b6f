import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const hostNetworkRoot: Rule = rule({
  id: "host-network-root",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "With the network mode host, no container runs as root by choice.",
  source: "RegisterTaskDefinitionRequest$networkMode",
  docs: "API_RegisterTaskDefinition",
  needs: ["networkMode=host", "user"],
  messages: { root: 'The container "{container}" runs as root in the host\'s network namespace.' },
  hint: "Set `user` to one that is not root, or choose awsvpc.",
  check(task, report) {
    if (task.networkMode !== "host") return;
    for (const { at, container, name } of containers(task)) {
      if (/^(0|root)(:|$)/.test(container.user ?? "")) report("root", [...at, "user"], { container: name });
    }
  },
});
