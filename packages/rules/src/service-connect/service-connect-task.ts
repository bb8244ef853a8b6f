import { isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf, networkModeOf, serviceConnectOf } from "../services.js";

export const serviceConnectTask: Rule = rule({
  id: "service-connect-task",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Service Connect is for Linux tasks with awsvpc or bridge, in services that ECS deploys.",
  source: "developer guide, Service Connect considerations",
  docs: "service-connect",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "serviceConnectConfiguration",
  messages: {
    mode: "Service Connect does not work with the network mode {mode}.",
    windows: "Service Connect does not work for Windows tasks.",
    controller: "Service Connect is not for the deployment controller {controller}.",
  },
  hint: "Use awsvpc or bridge, Linux, and the controller ECS.",
  check(service, report, context) {
    if (!serviceConnectOf(service)) return;
    const mode = networkModeOf(context);
    const controller = controllerOf(service);
    if (mode === "host" || mode === "none") report("mode", ["serviceConnectConfiguration"], { mode });
    if (context.taskDefinition && isWindows(context.taskDefinition)) report("windows", ["serviceConnectConfiguration"]);
    if (controller === "CODE_DEPLOY") report("controller", ["serviceConnectConfiguration"], { controller });
  },
});
