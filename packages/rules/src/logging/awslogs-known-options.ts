import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const awslogsKnownOptions: Rule = rule({
  id: "awslogs-known-options",
  severity: "warning",
  stage: "register",
  on: "taskDefinition",
  summary: "awslogs has no options of another log driver.",
  source: "LogConfiguration$options; Docker's awslogs driver; text: aws-samples/amazon-ecs-firelens-examples#83",
  docs: "API_LogConfiguration",
  aws: { type: "ClientException", text: "Log driver awslogs disallows options: {option}", sure: "seen" },
  needs: ["logDriver=awslogs", "options"],
  messages: { unknown: 'awslogs is not known to have the option "{option}".' },
  hint: "Remove it; options of FireLens outputs go with the driver awsfirelens.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { logDriver, options = {} } = container.logConfiguration ?? {};
      if (logDriver !== "awslogs") continue;
      for (const option in options) if (!known.has(option)) report("unknown", [...at, "logConfiguration", "options", option], { option });
    }
  },
});

/** Docker may take more than AWS does, and AWS may learn more: an option that is not here is a warning. */
const known = new Set(
  (
    "awslogs-create-group awslogs-credentials-endpoint awslogs-datetime-format awslogs-endpoint awslogs-force-flush-interval-seconds awslogs-format " +
    "awslogs-group awslogs-max-buffered-events awslogs-multiline-pattern awslogs-region awslogs-stream awslogs-stream-prefix max-buffer-size mode tag"
  ).split(" "),
);
