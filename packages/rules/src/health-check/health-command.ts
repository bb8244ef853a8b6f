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
      const [verb, ...rest] = container.healthCheck.command;
      const path = [...at, "healthCheck", "command"];
      if (verb === undefined) report("empty", path, { container: name });
      // NONE switches an image's check off, which ECS does not run anyway.
      else if (verb === "NONE" && rest.length === 0) continue;
      else if (verb !== "CMD" && verb !== "CMD-SHELL") report("verb", [...path, 0], { verb });
      else if (rest.length === 0 || rest[0] === "") report("nothing", path, { verb });
      else if (verb === "CMD-SHELL" && rest.length > 1) report("several", path, { count: rest.length });
    }
  },
});
