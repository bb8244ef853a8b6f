import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const serviceConnectIdleTimeout: Rule = rule({
  id: "service-connect-idle-timeout",
  severity: "warning",
  stage: "runtime",
  on: "service",
  summary: "A Service Connect idle timeout is not shorter than the timeout per request.",
  source: "TimeoutConfiguration",
  docs: "API_TimeoutConfiguration",
  needs: "timeout",
  messages: { shorter: "A connection is closed after {idle} idle seconds, before a request has had its {request}." },
  hint: "Raise `idleTimeoutSeconds` (0: never), or lower `perRequestTimeoutSeconds`.",
  check(service, report) {
    for (const [index, { timeout }] of (serviceConnectOf(service)?.services ?? []).entries()) {
      const { idleTimeoutSeconds: idle, perRequestTimeoutSeconds: request } = timeout ?? {};
      if (idle && request && idle < request)
        report("shorter", ["serviceConnectConfiguration", "services", index, "timeout", "idleTimeoutSeconds"], { idle, request });
    }
  },
});
