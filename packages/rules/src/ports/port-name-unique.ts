import { portMappings } from "../containers.js";
import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const portNameUnique: Rule = rule({
  id: "port-name-unique",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "No two ports of a task definition have one name: Service Connect finds ports by it.",
  source: "ServiceConnectService$portName",
  docs: "API_PortMapping",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "portMappings",
  messages: { twice: 'Two ports are named "{name}".' },
  hint: "Give each port a name of its own.",
  check(task, report) {
    const seen = new Set<string>();
    for (const { at, mapping } of portMappings(task)) {
      const { name } = mapping;
      if (name === undefined || isPlaceholder(name)) continue;
      if (seen.has(name)) report("twice", [...at, "name"], { name });
      seen.add(name);
    }
  },
});
