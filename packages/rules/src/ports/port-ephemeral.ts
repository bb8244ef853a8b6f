import { portMappings } from "../containers.js";
import { networkMode } from "../network.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const portEphemeral: Rule = rule({
  id: "port-ephemeral",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "In bridge mode, no fixed host port lies in the range from which dynamic ones are taken (32768 to 65535).",
  source: "PortMapping$hostPort",
  docs: "API_PortMapping",
  needs: "hostPort",
  messages: { ephemeral: "Port {port} may have been given to another container as a dynamic one." },
  hint: "Choose a host port below 32768.",
  check(task, report) {
    if (networkMode(task) !== "bridge") return;
    for (const { at, mapping } of portMappings(task)) {
      const port = mapping.hostPort ?? 0;
      if (port >= 32768 && !(port >= 51678 && port <= 51680)) report("ephemeral", [...at, "hostPort"], { port });
    }
  },
});
