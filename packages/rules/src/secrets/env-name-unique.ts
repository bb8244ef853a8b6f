import { containers } from "../containers.js";
import { removeTwin } from "../fix/repairs.js";
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
      const seen = new Set<string>();
      for (const [index, { name = "" }] of (container.environment ?? []).entries()) {
        if (seen.has(name)) report("twice", [...at, "environment", index, "name"], { container: owner, name });
        seen.add(name);
      }
    }
  },
});
