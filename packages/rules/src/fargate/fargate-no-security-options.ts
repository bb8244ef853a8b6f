import { containers, requires } from "../containers.js";
import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNoSecurityOptions: Rule = rule({
  id: "fargate-no-security-options",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Fargate takes no `dockerSecurityOptions`.",
  source: "ContainerDefinition$dockerSecurityOptions",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", text: "Tasks using the Fargate launch type do not support dockerSecurityOptions.", sure: "form" },
  needs: "dockerSecurityOptions",
  messages: { options: "Fargate takes no security options of Docker." },
  hint: "Remove `dockerSecurityOptions`.",
  fix: removeIt,
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container } of containers(task))
      if (container.dockerSecurityOptions?.length) report("options", [...at, "dockerSecurityOptions"]);
  },
});
