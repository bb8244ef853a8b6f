import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containerNameRequired: Rule = rule({
  id: "container-name-required",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Each container has a name.",
  source: "ContainerDefinition$name; text: moto, ecs exceptions",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", text: "Container.name should not be null or empty.", sure: "emulator" },
  messages: { missing: "This container has no name." },
  hint: "Add `name`: 1 to 255 letters, digits, hyphens and underscores.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      if (container.name === undefined || container.name === "") report("missing", [...at, "name"]);
    }
  },
});
