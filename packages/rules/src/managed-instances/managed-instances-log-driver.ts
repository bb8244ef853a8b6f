import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const managedInstancesLogDriver: Rule = rule({
  id: "managed-instances-log-driver",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Managed Instances, the log driver is awslogs, splunk, awsfirelens or json-file.",
  source: "LogConfiguration$logDriver",
  docs: "API_LogConfiguration",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["requiresCompatibilities=MANAGED_INSTANCES", "logDriver"],
  messages: { driver: "Managed Instances have no log driver {driver}." },
  hint: "Use awslogs, splunk, awsfirelens or json-file.",
  check(task, report) {
    if (!requires(task, "MANAGED_INSTANCES")) return;
    for (const { at, container } of containers(task)) {
      const driver = container.logConfiguration?.logDriver;
      if (driver !== undefined && !["awslogs", "splunk", "awsfirelens", "json-file"].includes(driver))
        report("driver", [...at, "logConfiguration", "logDriver"], { driver });
    }
  },
});
