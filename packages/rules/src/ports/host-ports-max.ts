import { portMappings } from "../containers.js";
import { networkMode } from "../network.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const hostPortsMax: Rule = rule({
  id: "host-ports-max",
  severity: "warning",
  stage: "task-start",
  on: "taskDefinition",
  summary: "A task reserves fewer host ports than an instance has: 100, five of which are the instance's own.",
  source: "PortMapping$hostPort",
  docs: "API_PortMapping",
  needs: "portMappings",
  messages: { many: "The task reserves {count} host ports; an instance has {max} to give." },
  hint: "Let ECS choose host ports, or map a range.",
  check(task, report) {
    const mode = networkMode(task);
    if (mode !== "bridge" && mode !== "host") return;
    const count = portMappings(task).filter(({ mapping }) => mapping.hostPort || (mode === "host" && mapping.containerPort)).length;
    if (count > hostPorts) report("many", ["containerDefinitions"], { count, max: hostPorts });
  },
});

/** 100, less 22, 2375, 2376, 51678 and 51679. */
const hostPorts = 95;
