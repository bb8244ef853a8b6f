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
    for (let index = 1; index < containerDefinitions.length; index++) {
      const { name = "" } = containerDefinitions[index]!;
      const first = containerDefinitions.findIndex((container) => container.name === name);
      if (name !== "" && first < index && !isPlaceholder(name)) report("twice", ["containerDefinitions", index, "name"], { name, first });
    }
  },
});
