import { containerNames, containers, quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const dependsKnownContainer: Rule = rule({
  id: "depends-known-container",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`dependsOn` names another container of the task definition.",
  source: "ContainerDependency$containerName",
  docs: "API_ContainerDependency",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "dependsOn",
  messages: {
    unknown: 'The container "{container}" waits for "{target}", which the task does not have.',
    itself: 'The container "{container}" waits for itself.',
  },
  hint: "Remove it, or name another container of this task: {names}.",
  check(task, report) {
    const known = containerNames(task);
    for (const { at, container, name } of containers(task)) {
      for (const [index, { containerName: target }] of (container.dependsOn ?? []).entries()) {
        if (target !== container.name && known.has(target)) continue;
        const names = quoted(known.list.filter((own) => own !== container.name));
        const path = [...at, "dependsOn", index, "containerName"];
        if (target === container.name) report("itself", path, { container: name, names });
        else report("unknown", path, { container: name, target, names });
      }
    }
  },
});
