import { requires } from "../containers.js";
import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNoIpcMode: Rule = rule({
  id: "fargate-no-ipc-mode",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Fargate takes no `ipcMode`.",
  source: "text: cn-terraform/terraform-aws-ecs-fargate#2",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", text: "Tasks using the Fargate launch type do not support ipcMode.", sure: "seen" },
  needs: "ipcMode",
  messages: { mode: "On Fargate the IPC namespace cannot be chosen." },
  hint: "Remove `ipcMode`.",
  fix: removeIt,
  check(task, report) {
    if (requires(task, "FARGATE") && task.ipcMode !== undefined) report("mode", ["ipcMode"]);
  },
});
