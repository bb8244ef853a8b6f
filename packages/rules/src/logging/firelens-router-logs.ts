import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const firelensRouterLogs: Rule = rule({
  id: "firelens-router-logs",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "The FireLens router's own logs do not go through itself.",
  source: "aws/amazon-ecs-agent; developer guide, FireLens",
  docs: "using_firelens",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["firelensConfiguration", "logDriver=awsfirelens"],
  messages: { itself: 'The router "{container}" would send its own logs to itself.' },
  hint: "Log the router with awslogs.",
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      if (container.firelensConfiguration && container.logConfiguration?.logDriver === "awsfirelens")
        report("itself", [...at, "logConfiguration", "logDriver"], { container: name });
    }
  },
});
