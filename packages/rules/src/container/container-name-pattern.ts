import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containerNamePattern: Rule = rule({
  id: "container-name-pattern",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A container's name is 1 to 255 letters, digits, hyphens and underscores.",
  source: "ContainerDefinition$name",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  messages: { pattern: 'The name "{name}" has characters other than letters, digits, - and _, or more than 255 of them.' },
  hint: "Write a name of 1 to 255 letters, digits, hyphens and underscores.",
  check({ containerDefinitions }, report) {
    for (let index = 0; index < containerDefinitions.length; index++) {
      const { name = "" } = containerDefinitions[index]!;
      if (name !== "" && !/^[A-Za-z0-9_-]{1,255}$/.test(name)) report("pattern", ["containerDefinitions", index, "name"], { name });
    }
  },
});
