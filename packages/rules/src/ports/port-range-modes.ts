import { portMappings } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const portRangeModes: Rule = rule({
  id: "container-port-range-modes",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`containerPortRange` needs the network mode bridge or awsvpc.",
  source: "PortMapping$containerPortRange",
  docs: "API_PortMapping",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "containerPortRange",
  messages: { mode: "A range of ports cannot be mapped with the network mode {mode}." },
  hint: "Map the ports one by one, or choose bridge or awsvpc.",
  check(task, report) {
    const mode = task.networkMode;
    if (mode !== "host" && mode !== "none") return;
    for (const { at, mapping } of portMappings(task))
      if (mapping.containerPortRange !== undefined) report("mode", [...at, "containerPortRange"], { mode });
  },
});
