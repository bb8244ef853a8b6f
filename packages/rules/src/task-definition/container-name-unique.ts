import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containerNameUnique: Rule = rule({
  id: "container-name-unique",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Each container of a task definition has a name of its own.",
  source: "ContainerDefinition$name",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  messages: { twice: 'Two containers are named "{name}"; the first is at /containerDefinitions/{first}.' },
  hint: "Give each container a name of its own.",
  check({ containerDefinitions }, report) {
    const first = new Map<string, number>();
    for (const [index, { name }] of containerDefinitions.entries()) {
      if (name === undefined || name === "" || isPlaceholder(name)) continue;
      const before = first.get(name);
      if (before === undefined) first.set(name, index);
      else report("twice", ["containerDefinitions", index, "name"], { name, first: before });
    }
  },
});
