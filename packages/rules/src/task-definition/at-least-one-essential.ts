import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const atLeastOneEssential: Rule = rule({
  id: "at-least-one-essential",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "At least one container is essential; a container without `essential` is.",
  source: "ContainerDefinition$essential",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "essential",
  messages: { none: "No container is essential, so nothing keeps the task running." },
  hint: "Remove `essential: false` from the container that does the task's work.",
  fix: (task) => (task.containerDefinitions.length === 1 ? removeIt(task, ["containerDefinitions", 0, "essential"]) : undefined),
  check({ containerDefinitions }, report) {
    if (containerDefinitions.length > 0 && containerDefinitions.every(({ essential }) => essential === false)) {
      report("none", ["containerDefinitions"]);
    }
  },
});
