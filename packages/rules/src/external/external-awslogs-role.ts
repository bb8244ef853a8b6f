import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const externalAwslogsRole: Rule = rule({
  id: "external-awslogs-role",
  severity: "warning",
  stage: "task-start",
  on: "taskDefinition",
  summary: "On external instances, awslogs needs an execution role: there is no instance role.",
  source: "developer guide, ECS Anywhere",
  docs: "ecs-anywhere",
  needs: ["requiresCompatibilities=EXTERNAL", "logDriver=awslogs"],
  messages: { role: '"{container}" logs with awslogs, and an external instance has no role of its own to do it.' },
  hint: "Add `executionRoleArn`.",
  check(task, report) {
    if (!requires(task, "EXTERNAL") || task.executionRoleArn) return;
    const first = containers(task).find(({ container }) => container.logConfiguration?.logDriver === "awslogs");
    if (first) report("role", ["executionRoleArn"], { container: first.name });
  },
});
