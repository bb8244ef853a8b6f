import { containers } from "../containers.js";
import { removeTwin } from "../fix/repairs.js";
import { repeats } from "../repeats.js";
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
      const { dependsOn = [] } = container;
      for (let index = 1; index < dependsOn.length; index++) {
        const { containerName: target } = dependsOn[index]!;
        if (repeats(dependsOn, index, "containerName")) report("twice", [...at, "dependsOn", index], { container: name, target });
      }
    }
  },
});
