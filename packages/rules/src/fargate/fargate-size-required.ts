import { requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateSizeRequired: Rule = rule({
  id: "fargate-size-required",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Fargate, `cpu` and `memory` are given for the task.",
  source: "RegisterTaskDefinitionRequest$cpu; text: mongodb/terraform-aws-ecs-task-definition#38",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", text: "Fargate requires that '{member}' be defined at the task level.", sure: "seen" },
  needs: "requiresCompatibilities=FARGATE",
  messages: { missing: "Fargate needs the task's {member}, and there is none." },
  hint: "Add `{member}` beside `family`, as a string.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const member of ["cpu", "memory"] as const) if (task[member] === undefined) report("missing", [member], { member });
  },
});
