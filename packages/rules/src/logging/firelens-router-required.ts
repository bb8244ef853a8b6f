import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const firelensRouterRequired: Rule = rule({
  id: "firelens-router-required",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "The log driver awsfirelens needs a container with `firelensConfiguration` in the task.",
  source: "text: fabfuel/ecs-deploy#164, cn-terraform/terraform-aws-ecs-fargate#69",
  docs: "using_firelens",
  aws: {
    type: "ClientException",
    text: "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.",
    sure: "seen",
  },
  needs: "logDriver=awsfirelens",
  messages: { missing: '"{container}" sends its logs to a FireLens router, and the task has none.' },
  hint: "Add a container with `firelensConfiguration`, e.g. aws-for-fluent-bit.",
  check(task, report) {
    if (task.containerDefinitions.some(({ firelensConfiguration }) => firelensConfiguration)) return;
    const first = containers(task).find(({ container }) => container.logConfiguration?.logDriver === "awsfirelens");
    if (first) report("missing", [...first.at, "logConfiguration", "logDriver"], { container: first.name });
  },
});
