import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const healthExitCode: Rule = rule({
  id: "health-exit-code",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "A shell check with curl or wget says what its failure exits with.",
  source: "HealthCheck$command",
  docs: "API_HealthCheck",
  needs: "healthCheck",
  messages: { silent: "curl without -f exits with 0 whatever the server answers, so this check never fails on an error page." },
  hint: "Write `curl -f … || exit 1`.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const words = container.healthCheck?.command ?? [];
      const text = words.slice(1).join(" ");
      // -f may stand in a group of short options (-sSf); grep or a test behind a pipe judges the answer itself.
      if (/^curl\s/.test(text) && !/\s(-[a-zA-Z]*f|--fail)/.test(text) && !text.includes("|"))
        report("silent", [...at, "healthCheck", "command"]);
    }
  },
});
