import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const awslogsMultiline: Rule = rule({
  id: "awslogs-multiline",
  severity: "error",
  stage: "task-start",
  on: "taskDefinition",
  summary: "awslogs takes awslogs-datetime-format or awslogs-multiline-pattern, not both.",
  source: "LogConfiguration$options",
  docs: "API_LogConfiguration",
  aws: { type: "CannotStartContainerError", sure: "unknown" },
  needs: "awslogs-multiline-pattern",
  messages: { both: "Both options say where a message begins." },
  hint: "Keep one of them.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { logDriver, options = {} } = container.logConfiguration ?? {};
      if (logDriver === "awslogs" && options["awslogs-datetime-format"] && options["awslogs-multiline-pattern"]) {
        report("both", [...at, "logConfiguration", "options", "awslogs-multiline-pattern"]);
      }
    }
  },
});
