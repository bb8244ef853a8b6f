import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNoPrivileged: Rule = rule({
  id: "fargate-no-privileged",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Fargate has no privileged containers.",
  source: "ContainerDefinition$privileged",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", text: "Tasks using the Fargate launch type do not support privileged containers.", sure: "form" },
  needs: "privileged",
  messages: { privileged: 'Fargate gives "{container}" no privileges over its host.' },
  hint: "Remove `privileged`, or run the task on EC2; Fargate allows to add the capability SYS_PTRACE.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container, name } of containers(task))
      if (container.privileged === true) report("privileged", [...at, "privileged"], { container: name });
  },
});
