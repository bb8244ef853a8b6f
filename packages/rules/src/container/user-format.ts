import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const userFormat: Rule = rule({
  id: "user-format",
  severity: "error",
  stage: "task-start",
  on: "taskDefinition",
  summary: "`user` is a user or `user:group`, each a name or a number that is not negative.",
  source: "ContainerDefinition$user",
  docs: "API_ContainerDefinition",
  aws: { type: "CannotStartContainerError", sure: "unknown" },
  needs: "user",
  messages: { form: '"{user}" is not a user, nor user:group.' },
  hint: 'Write "1000", "1000:1000" or a name that the image knows.',
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { user } = container;
      if (user !== undefined && user !== "" && !/^[^:\s-][^:\s]*(:[^:\s-][^:\s]*)?$/.test(user)) report("form", [...at, "user"], { user });
    }
  },
});
