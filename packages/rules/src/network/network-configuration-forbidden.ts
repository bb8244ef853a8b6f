import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { awsvpcOf, networkModeOf } from "../services.js";

export const networkConfigurationForbidden: Rule = rule({
  id: "network-configuration-forbidden",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "`networkConfiguration` is for task definitions with awsvpc, which external instances do not run.",
  source: "CreateServiceRequest$networkConfiguration; developer guide, ECS Anywhere; text: boltops-tools/ufo#112",
  docs: "API_NetworkConfiguration",
  aws: {
    type: "InvalidParameterException",
    text: "Network Configuration is not valid for the given networkMode of this task definition.",
    textOf: ["mode"],
    sure: "seen",
  },
  needs: "awsvpcConfiguration",
  messages: {
    mode: "The task definition has the network mode {mode}, whose tasks get no interface of their own.",
    external: "External instances have no VPC to give a task an interface in.",
  },
  hint: "Remove `networkConfiguration`, or (but for external instances) choose awsvpc in the task definition.",
  check(launched, report, context) {
    const mode = networkModeOf(context);
    if (!awsvpcOf(launched)) return;
    if (mode !== undefined && mode !== "awsvpc") report("mode", ["networkConfiguration"], { mode });
    else if (launched.launchType === "EXTERNAL") report("external", ["networkConfiguration"]);
  },
});
