import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const firelensRouterUser: Rule = rule({
  id: "firelens-router-user",
  severity: "warning",
  stage: ["register", "task-start"],
  on: "taskDefinition",
  summary: "The FireLens router runs as root, unless every agent that may run it is from July 2025 or later.",
  source:
    "text: cloudposse/terraform-aws-ecs-container-definition#97; since when it need not: aws/amazon-ecs-agent#4697, merged 2025-06-30",
  docs: "using_firelens",
  aws: {
    type: "ClientException",
    text: "If 'user' field is specified on firelens container, then 'UID' has to be '0'.",
    sure: "seen",
  },
  needs: ["firelensConfiguration", "user"],
  messages: { user: 'The FireLens router "{container}" runs as the user {user}: agents before July 2025 cannot give it its socket.' },
  hint: 'Leave `user` out, or write "0", unless every agent is newer.',
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      const { user } = container;
      if (!container.firelensConfiguration || user === undefined || user === "" || /^0+(:|$)/.test(user)) continue;
      report("user", [...at, "user"], { container: name, user });
    }
  },
});
