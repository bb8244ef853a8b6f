import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const execTaskRole: Rule = rule({
  id: "exec-task-role",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "ECS Exec needs a task role.",
  source: "RunTaskRequest$enableExecuteCommand",
  docs: "ecs-exec",
  aws: {
    type: "InvalidParameterException",
    text: "The service couldn't be created because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.",
    sure: "seen",
  },
  needs: "enableExecuteCommand",
  messages: { role: "ECS Exec is on, and the task definition has no task role to open its channels with." },
  hint: "Add `taskRoleArn` to the task definition: a role with the four ssmmessages actions.",
  check(launched, report, { taskDefinition }) {
    if (launched.enableExecuteCommand !== true || !taskDefinition || taskDefinition.taskRoleArn) return;
    if ("overrides" in launched && launched.overrides?.taskRoleArn) return;
    report("role", ["enableExecuteCommand"]);
  },
});
