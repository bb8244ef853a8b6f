import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNoGpu: Rule = rule({
  id: "fargate-no-gpu",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Fargate has no GPUs and no other accelerators.",
  source: "developer guide, working with GPUs",
  docs: "ecs-gpu",
  aws: { type: "ClientException", text: "Tasks using the Fargate launch type do not support GPU resource requirements.", sure: "form" },
  needs: ["resourceRequirements", "requiresCompatibilities=FARGATE"],
  messages: { accelerator: 'Fargate has no {type} for "{container}".' },
  hint: "Run the task on EC2 or Managed Instances, or remove the requirement.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container, name } of containers(task)) {
      for (const [index, { type }] of (container.resourceRequirements ?? []).entries()) {
        report("accelerator", [...at, "resourceRequirements", index, "type"], { type, container: name });
      }
    }
  },
});
