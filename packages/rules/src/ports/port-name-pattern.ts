import { portMappings } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const portNamePattern: Rule = rule({
  id: "port-name-pattern",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A port's name is 1 to 64 small letters, digits, underscores and hyphens, the first no hyphen.",
  source: "PortMapping$name",
  docs: "API_PortMapping",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "portMappings",
  messages: { pattern: 'The port name "{name}" is not of 1 to 64 small letters, digits, _ and -, the first no hyphen.' },
  hint: "Write a name like http or grpc-api.",
  check(task, report) {
    for (const { at, mapping } of portMappings(task)) {
      const { name } = mapping;
      if (name !== undefined && !/^[a-z0-9_][a-z0-9_-]{0,63}$/.test(name)) report("pattern", [...at, "name"], { name });
    }
  },
});
