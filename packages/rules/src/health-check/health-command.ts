import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const healthCommand: Rule = rule({
  id: "health-command",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A health check's command begins with CMD or CMD-SHELL and goes on: with CMD-SHELL, by one string.",
  source: "HealthCheck$command",
  docs: "API_HealthCheck",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "healthCheck",
  messages: {
    empty: 'The health check of "{container}" has no command.',
    verb: 'A health check\'s command begins with CMD or CMD-SHELL, not with "{verb}".',
    nothing: "Nothing follows {verb}.",
    several: "CMD-SHELL is followed by one string for the shell, not by {count}.",
  },
  hint: 'Write ["CMD-SHELL", "curl -f http://localhost/ || exit 1"].',
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      if (!container.healthCheck) continue;
      const { command } = container.healthCheck;
      const verb = command[0];
      if (verb === undefined) report("empty", [...at, "healthCheck", "command"], { container: name });
      // NONE switches an image's check off, which ECS does not run anyway.
      else if (verb === "NONE" && command.length === 1) continue;
      else if (verb !== "CMD" && verb !== "CMD-SHELL") report("verb", [...at, "healthCheck", "command", 0], { verb });
      else if (!command[1]) report("nothing", [...at, "healthCheck", "command"], { verb });
      else if (verb === "CMD-SHELL" && command.length > 2)
        report("several", [...at, "healthCheck", "command"], { count: command.length - 1 });
    }
  },
});
