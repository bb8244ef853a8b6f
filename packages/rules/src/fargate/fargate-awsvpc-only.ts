import { requires } from "../containers.js";
import { write } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateAwsvpcOnly: Rule = rule({
  id: "fargate-awsvpc-only",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Fargate, `networkMode` is `awsvpc`, and has to be written.",
  source: "RegisterTaskDefinitionRequest$networkMode; text: aws/amazon-ecs-cli#1145",
  docs: "API_RegisterTaskDefinition",
  // The curly quotation marks are AWS's own.
  aws: { type: "ClientException", text: "Fargate only supports network mode ‘awsvpc’.", sure: "seen" },
  needs: "requiresCompatibilities=FARGATE",
  messages: {
    missing: "Fargate needs the network mode awsvpc; without `networkMode` ECS takes bridge.",
    other: 'Fargate needs the network mode awsvpc, not "{mode}".',
  },
  hint: 'Write `"networkMode": "awsvpc"`.',
  fix: write("awsvpc"),
  check(task, report) {
    if (!requires(task, "FARGATE") || task.networkMode === "awsvpc") return;
    if (task.networkMode === undefined) report("missing", ["networkMode"]);
    else report("other", ["networkMode"], { mode: task.networkMode });
  },
});
