import { containers } from "../containers.js";
import { removeTwin } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const dependsDuplicate: Rule = rule({
  id: "depends-duplicate",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "A container waits for another with one condition.",
  source: "our advice",
  docs: "API_ContainerDependency",
  needs: "dependsOn",
  messages: { twice: '"{container}" waits for "{target}" twice.' },
  hint: "Keep the stronger condition.",
  fix: removeTwin,
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      const seen = new Set<string>();
      for (const [index, { containerName: target }] of (container.dependsOn ?? []).entries()) {
        if (seen.has(target)) report("twice", [...at, "dependsOn", index], { container: name, target });
        seen.add(target);
      }
    }
  },
});
