import { containers } from "../containers.js";
import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const disableNetworkingAwsvpc: Rule = rule({
  id: "disable-networking-awsvpc",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "With awsvpc, no container sets `disableNetworking`.",
  source: "developer guide, task definition parameters",
  docs: "task_definition_parameters",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "disableNetworking",
  messages: { awsvpc: "With awsvpc all containers of the task share its network; it cannot be off for one." },
  hint: "Remove `disableNetworking`.",
  fix: removeIt,
  check(task, report) {
    if (task.networkMode !== "awsvpc") return;
    for (const { at, container } of containers(task))
      if (container.disableNetworking === true) report("awsvpc", [...at, "disableNetworking"]);
  },
});
