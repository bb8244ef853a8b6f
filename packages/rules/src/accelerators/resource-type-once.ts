import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const resourceTypeOnce: Rule = rule({
  id: "resource-type-once",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A container has one requirement of each type.",
  source: "ResourceRequirement; not documented",
  docs: "API_ResourceRequirement",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "resourceRequirements",
  messages: { twice: '"{container}" requires {type} twice.' },
  hint: "Add the numbers up in one requirement.",
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      const seen = new Set<string>();
      for (const [index, { type }] of (container.resourceRequirements ?? []).entries()) {
        if (seen.has(type) && type !== "InferenceAccelerator")
          report("twice", [...at, "resourceRequirements", index, "type"], { container: name, type });
        seen.add(type);
      }
    }
  },
});
