import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const awslogsRequiredOptions: Rule = rule({
  id: "awslogs-required-options",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "The log driver awslogs has the options awslogs-group and awslogs-region.",
  source: "LogConfiguration$options; text: klothoplatform/klotho#892",
  docs: "API_LogConfiguration",
  aws: { type: "ClientException", text: "Log driver awslogs requires options: {options}", sure: "seen" },
  needs: "logDriver=awslogs",
  messages: { missing: 'awslogs of "{container}" lacks: {options}.' },
  hint: "Add {options} to `logConfiguration.options`.",
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      const log = container.logConfiguration;
      if (log?.logDriver !== "awslogs" || required.every((option) => log.options?.[option])) continue;
      const missing = required.filter((option) => !log.options?.[option]);
      report("missing", [...at, "logConfiguration", "options"], { container: name, options: missing.join(", ") });
    }
  },
});

const required = ["awslogs-region", "awslogs-group"];
