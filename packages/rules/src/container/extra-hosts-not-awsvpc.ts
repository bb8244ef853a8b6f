import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const extraHostsNotAwsvpc: Rule = rule({
  id: "extra-hosts-not-awsvpc",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "With awsvpc, containers have no `extraHosts`.",
  source: "ContainerDefinition$extraHosts",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "extraHosts",
  messages: { awsvpc: "ECS adds no lines to /etc/hosts with awsvpc." },
  hint: "Remove `extraHosts`; use a private hosted zone or Service Connect names.",
  check(task, report) {
    if (task.networkMode !== "awsvpc") return;
    for (const { at, container } of containers(task))
      if (container.extraHosts && container.extraHosts.length > 0) report("awsvpc", [...at, "extraHosts"]);
  },
});
