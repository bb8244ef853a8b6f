import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const atLeastOneContainer: Rule = rule({
  id: "at-least-one-container",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A task definition has at least one container.",
  source: "RegisterTaskDefinitionRequest$containerDefinitions",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", text: "Container list cannot be empty.", sure: "form" },
  messages: { none: "The task definition has no container." },
  hint: "Add a container to `containerDefinitions`.",
  check({ containerDefinitions }, report) {
    if (containerDefinitions.length === 0) report("none", ["containerDefinitions"]);
  },
});
