import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const healthCommandIgnored: Rule = rule({
  id: "health-command-ignored",
  severity: "warning",
  stage: "runtime",
  on: "taskDefinition",
  summary: "A health check's command begins with CMD or CMD-SHELL, and one string follows CMD-SHELL: Docker runs nothing else.",
  source: "HealthCheck$command; aws-observability/aws-otel-collector#2034, aws/aws-cdk#34389, docker/docs#10058",
  docs: "API_HealthCheck",
  needs: "healthCheck",
  messages: {
    verb: 'Docker knows no check that begins with "{verb}": before it goes CMD or CMD-SHELL.',
    several: "The shell runs the first of the {count} strings after CMD-SHELL, and none of the others.",
  },
  hint: 'Write ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], or ["CMD", "/healthcheck"] for a program.',
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const [verb, ...rest] = container.healthCheck?.command ?? [];
      // NONE switches an image's check off, which ECS does not run anyway.
      if (verb === undefined || verb === "CMD" || (verb === "NONE" && rest.length === 0)) continue;
      if (verb !== "CMD-SHELL") report("verb", [...at, "healthCheck", "command", 0], { verb });
      else if (rest.length > 1) report("several", [...at, "healthCheck", "command"], { count: rest.length });
    }
  },
});
