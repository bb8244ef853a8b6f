import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const healthCommand: Rule = rule({
  id: "health-command",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A health check has a command, and something follows its CMD or CMD-SHELL.",
  source: "HealthCheck$command",
  docs: "API_HealthCheck",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "healthCheck",
  messages: {
    empty: 'The health check of "{container}" has no command.',
    nothing: "Nothing follows {verb}.",
  },
  hint: 'Write ["CMD-SHELL", "curl -f http://localhost/ || exit 1"].',
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      if (!container.healthCheck) continue;
      const { command } = container.healthCheck;
      const verb = command[0];
      if (verb === undefined) report("empty", [...at, "healthCheck", "command"], { container: name });
      else if ((verb === "CMD" || verb === "CMD-SHELL") && !command[1]) report("nothing", [...at, "healthCheck", "command"], { verb });
    }
  },
});
