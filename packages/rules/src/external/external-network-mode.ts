import { requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const externalNetworkMode: Rule = rule({
  id: "external-network-mode",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On external instances there is no awsvpc.",
  source: "developer guide, ECS Anywhere",
  docs: "ecs-anywhere",
  aws: { type: "ClientException", sure: "unknown" },
  needs: ["requiresCompatibilities=EXTERNAL", "networkMode=awsvpc"],
  messages: { awsvpc: "External instances have no VPC to give a task an interface in." },
  hint: "Use bridge, host or none (on Windows, remove `networkMode`), or remove EXTERNAL from `requiresCompatibilities`.",
  check(task, report) {
    if (requires(task, "EXTERNAL") && task.networkMode === "awsvpc") report("awsvpc", ["networkMode"]);
  },
});
