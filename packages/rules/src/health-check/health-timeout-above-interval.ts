import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const healthTimeoutAboveInterval: Rule = rule({
  id: "health-timeout-above-interval",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "A health check's timeout is not longer than its interval.",
  source: "HealthCheck; our advice",
  docs: "API_HealthCheck",
  needs: ["healthCheck", "interval|timeout"],
  messages: { longer: "A check may take {timeout} s, and the next one is due after {interval} s." },
  hint: "Make `timeout` shorter than `interval`.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { timeout = 5, interval = 30 } = container.healthCheck ?? {};
      if (timeout > interval) report("longer", [...at, "healthCheck", "timeout"], { timeout, interval });
    }
  },
});
