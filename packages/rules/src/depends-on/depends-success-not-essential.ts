import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const dependsSuccessNotEssential: Rule = rule({
  id: "depends-success-not-essential",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "What is waited for to end (SUCCESS, COMPLETE) is not essential: its end would end the task.",
  source: "ContainerDependency$condition; text: boto/boto3#2436",
  docs: "API_ContainerDependency",
  aws: {
    type: "ClientException",
    text: "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container",
    sure: "seen",
  },
  needs: "dependsOn",
  messages: { essential: '"{container}" waits for "{target}" to end, and that ends the task, as it is essential.' },
  hint: 'Write `"essential": false` for "{target}".',
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      for (const [index, { containerName: target, condition }] of (container.dependsOn ?? []).entries()) {
        if (condition !== "SUCCESS" && condition !== "COMPLETE") continue;
        const awaited = task.containerDefinitions.findLast((own) => own.name === target);
        if (awaited && awaited.essential !== false)
          report("essential", [...at, "dependsOn", index, "condition"], { container: name, target });
      }
    }
  },
});
