import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const circuitBreakerThreshold: Rule = rule({
  id: "circuit-breaker-threshold",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "The circuit breaker's threshold is a whole number above 0.",
  source: "ThresholdConfiguration$value",
  docs: "API_DeploymentCircuitBreaker",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "thresholdConfiguration",
  messages: { value: "{value} failures cannot be a threshold." },
  hint: "Write a whole number above 0; 50 percent is the default.",
  check(service, report) {
    const threshold = service.deploymentConfiguration?.deploymentCircuitBreaker?.thresholdConfiguration;
    if (threshold && !(threshold.value > 0 && Number.isInteger(threshold.value))) {
      report("value", ["deploymentConfiguration", "deploymentCircuitBreaker", "thresholdConfiguration", "value"], {
        value: threshold.value,
      });
    }
  },
});
