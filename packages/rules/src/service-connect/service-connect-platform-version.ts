import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const serviceConnectPlatformVersion: Rule = rule({
  id: "service-connect-platform-version",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "On Fargate, Service Connect needs platform version 1.4.0.",
  source: "developer guide, Service Connect considerations",
  docs: "service-connect",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: ["serviceConnectConfiguration", "platformVersion"],
  messages: { older: "Platform version {version} has no Service Connect." },
  hint: "Write LATEST or 1.4.0.",
  check(service, report) {
    const version = service.platformVersion;
    if (serviceConnectOf(service) && version !== undefined && /^1\.[0-3]\.0$/.test(version))
      report("older", ["platformVersion"], { version });
  },
});
