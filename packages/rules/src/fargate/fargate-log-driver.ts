import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateLogDriver: Rule = rule({
  id: "fargate-log-driver",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Fargate, the log driver is awslogs, splunk or awsfirelens.",
  source: "LogConfiguration$logDriver",
  docs: "API_LogConfiguration",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["logDriver", "requiresCompatibilities=FARGATE"],
  messages: { driver: "Fargate has no log driver {driver}." },
  hint: "Use awslogs, splunk or awsfirelens.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container } of containers(task)) {
      const driver = container.logConfiguration?.logDriver;
      if (driver !== undefined && !["awslogs", "splunk", "awsfirelens"].includes(driver))
        report("driver", [...at, "logConfiguration", "logDriver"], { driver });
    }
  },
});
