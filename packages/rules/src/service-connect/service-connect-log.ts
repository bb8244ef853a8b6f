import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { runsOnFargate, serviceConnectOf } from "../services.js";

export const serviceConnectLog: Rule = rule({
  id: "service-connect-log",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Access logs of the Service Connect proxy need its `logConfiguration`, whose driver Fargate has.",
  source: "ServiceConnectAccessLogConfiguration; LogConfiguration$logDriver",
  docs: "API_ServiceConnectConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: ["serviceConnectConfiguration", "logConfiguration|accessLogConfiguration"],
  messages: {
    missing: "Access logs are on, and the proxy has no log configuration.",
    driver: "Fargate has no log driver {driver}.",
    options: "The proxy's awslogs lacks: {options}.",
  },
  hint: "Add `logConfiguration` with awslogs, its group, region and stream prefix.",
  check(service, report) {
    const connect = serviceConnectOf(service);
    const log = connect?.logConfiguration;
    const path = ["serviceConnectConfiguration", "logConfiguration"];
    if (connect?.accessLogConfiguration && !log) report("missing", path);
    if (!log) return;
    if (runsOnFargate(service) && !["awslogs", "splunk", "awsfirelens"].includes(log.logDriver))
      report("driver", [...path, "logDriver"], { driver: log.logDriver });
    const missing = log.logDriver === "awslogs" ? ["awslogs-region", "awslogs-group"].filter((option) => !log.options?.[option]) : [];
    if (missing.length > 0) report("options", [...path, "options"], { options: missing.join(", ") });
  },
});
