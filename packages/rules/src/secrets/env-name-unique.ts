import { containers } from "../containers.js";
import { removeTwin } from "../fix/repairs.js";
import { repeats } from "../repeats.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const envNameUnique: Rule = rule({
  id: "env-name-unique",
  severity: "warning",
  stage: "register",
  on: "taskDefinition",
  summary: "A container sets each environment variable once.",
  source: "KeyValuePair; our advice",
  docs: "API_KeyValuePair",
  needs: "environment",
  messages: { twice: '"{container}" sets "{name}" twice; the last one wins.' },
  hint: "Keep one of them.",
  fix: removeTwin,
  check(task, report) {
    for (const { at, container, name: owner } of containers(task)) {
      const { environment = [] } = container;
      for (let index = 1; index < environment.length; index++) {
        const { name = "" } = environment[index]!;
        if (repeats(environment, index, "name")) report("twice", [...at, "environment", index, "name"], { container: owner, name });
      }
    }
  },
});
