import { limits } from "@stowage/model";
import { containers } from "../containers.js";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const healthRanges: Rule = rule({
  id: "health-ranges",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A health check's interval is 5 to 300 s, its timeout 2 to 60 s, its retries 1 to 10, its start period 0 to 300 s.",
  source: "HealthCheck",
  docs: "API_HealthCheck",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["healthCheck", "interval|timeout|retries|startPeriod"],
  messages: { range: "{member} is {value}; ECS takes {min} to {max}." },
  hint: "Write {min} to {max}.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { healthCheck } = container;
      if (healthCheck === undefined) continue;
      for (const [member, { min, max }] of ranges) {
        const value = healthCheck[member];
        if (outside(value, { min, max })) report("range", [...at, "healthCheck", member], { member, value, min, max });
      }
    }
  },
});

const ranges = [
  ["interval", limits.healthCheckInterval],
  ["timeout", limits.healthCheckTimeout],
  ["retries", limits.healthCheckRetries],
  ["startPeriod", limits.healthCheckStartPeriod],
] as const;
