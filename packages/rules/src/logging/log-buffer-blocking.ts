import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const logBufferBlocking: Rule = rule({
  id: "log-buffer-blocking",
  severity: "warning",
  stage: "task-start",
  on: "taskDefinition",
  summary: "max-buffer-size goes with the mode non-blocking.",
  source: "LogConfiguration$options",
  docs: "API_LogConfiguration",
  needs: "max-buffer-size",
  messages: { blocking: "A blocking log driver has no buffer: Docker refuses max-buffer-size beside it." },
  hint: 'Remove max-buffer-size, or write `"mode": "non-blocking"`.',
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const options = container.logConfiguration?.options ?? {};
      if (options["max-buffer-size"] && options["mode"] === "blocking")
        report("blocking", [...at, "logConfiguration", "options", "max-buffer-size"]);
    }
  },
});
