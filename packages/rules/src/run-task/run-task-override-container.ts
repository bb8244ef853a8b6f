import { containerNames, quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const runTaskOverrideContainer: Rule = rule({
  id: "run-task-override-container",
  severity: "error",
  stage: "run-task",
  on: "runTask",
  summary: "A container override names a container of the task definition.",
  source: "ContainerOverride$name",
  docs: "API_ContainerOverride",
  aws: {
    type: "InvalidParameterException",
    text: "Override for container named {container} is not a container in the TaskDefinition.",
    sure: "seen",
    textOf: ["unknown"],
  },
  needs: "overrides",
  messages: { missing: "This override names no container.", unknown: 'The task definition has no container "{container}".' },
  hint: "Name one of its containers: {names}.",
  check({ overrides }, report, { taskDefinition }) {
    const known = taskDefinition && containerNames(taskDefinition);
    const names = quoted(known?.list ?? []);
    for (const [index, { name: container = "", ...rest }] of (overrides?.containerOverrides ?? []).entries()) {
      const path = ["overrides", "containerOverrides", index, "name"];
      if (container === "") {
        if (Object.keys(rest).length > 0) report("missing", path, { container, names });
      } else if (known && !known.has(container)) report("unknown", path, { container, names });
    }
  },
});
