import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNoLogConfiguration: Rule = rule({
  id: "fargate-no-log-configuration",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "On Fargate, a container without `logConfiguration` leaves no output behind.",
  source: "LogConfiguration",
  docs: "using_awslogs",
  needs: "requiresCompatibilities=FARGATE",
  messages: { lost: 'What "{container}" prints is lost.' },
  hint: "Add a `logConfiguration` with awslogs or awsfirelens.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container, name } of containers(task))
      if (!container.logConfiguration) report("lost", [...at, "logConfiguration"], { container: name });
  },
});
