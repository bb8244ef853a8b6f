import { portMappings } from "../containers.js";
import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const oneNetworkHostPort: Rule = rule({
  id: "host-port-equals-container-port",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "With awsvpc and host, `hostPort` is left out or equal to `containerPort`: there is only one port.",
  source: "PortMapping$hostPort; text for awsvpc: aws/amazon-ecs-cli#1014",
  docs: "API_PortMapping",
  aws: {
    type: "ClientException",
    text: "When networkMode={mode}, the host ports and container ports in port mappings must match.",
    sure: "seen",
  },
  needs: "hostPort",
  messages: { differs: "Host port {host} differs from container port {port}; with {mode} there is only one port." },
  hint: "Remove `hostPort`.",
  fix: removeIt,
  check(task, report) {
    const mode = task.networkMode;
    if (mode !== "awsvpc" && mode !== "host") return;
    for (const { at, mapping } of portMappings(task)) {
      const { hostPort: host, containerPort: port } = mapping;
      if (host !== undefined && port !== undefined && host !== port) report("differs", [...at, "hostPort"], { host, port, mode });
    }
  },
});
