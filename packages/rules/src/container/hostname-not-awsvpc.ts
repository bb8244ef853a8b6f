import { containers } from "../containers.js";
import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const hostnameNotAwsvpc: Rule = rule({
  id: "hostname-not-awsvpc",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "With awsvpc, containers have no `hostname`.",
  source: "ContainerDefinition$hostname; text: labd/ecs-deplojo#26",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", text: "hostname is not supported on container when networkMode=awsvpc.", sure: "seen" },
  needs: "hostname",
  messages: { awsvpc: "With awsvpc the task's network interface names its host; a container cannot." },
  hint: "Remove `hostname`.",
  fix: removeIt,
  check(task, report) {
    if (task.networkMode !== "awsvpc") return;
    for (const { at, container } of containers(task))
      if (container.hostname !== undefined && container.hostname !== "") report("awsvpc", [...at, "hostname"]);
  },
});
