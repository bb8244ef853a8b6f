import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const awslogsStreamPrefix: Rule = rule({
  id: "awslogs-stream-prefix",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "Without awslogs-stream-prefix, a log stream on an instance is named after Docker's container id.",
  source: "LogConfiguration$options",
  docs: "API_LogConfiguration",
  needs: "logDriver=awslogs",
  messages: { anonymous: 'The log streams of "{container}" are named after container ids, which only the instance knows.' },
  hint: "Add the option awslogs-stream-prefix.",
  check(task, report) {
    if (requires(task, "FARGATE")) return;
    for (const { at, container, name } of containers(task)) {
      const log = container.logConfiguration;
      if (log?.logDriver === "awslogs" && !log.options?.["awslogs-stream-prefix"] && !log.options?.["awslogs-stream"]) {
        report("anonymous", [...at, "logConfiguration", "options"], { container: name });
      }
    }
  },
});
