import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { awsvpcOf, networkModeOf } from "../services.js";

export const networkConfigurationForbidden: Rule = rule({
  id: "network-configuration-forbidden",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "`networkConfiguration` is for task definitions with awsvpc.",
  source: "CreateServiceRequest$networkConfiguration; text: boltops-tools/ufo#112",
  docs: "API_NetworkConfiguration",
  aws: {
    type: "InvalidParameterException",
    text: "Network Configuration is not valid for the given networkMode of this task definition.",
    sure: "seen",
  },
  needs: "awsvpcConfiguration",
  messages: { mode: "The task definition has the network mode {mode}, whose tasks get no interface of their own." },
  hint: "Remove `networkConfiguration`, or choose awsvpc in the task definition.",
  check(launched, report, context) {
    const mode = networkModeOf(context);
    if (mode !== undefined && mode !== "awsvpc" && awsvpcOf(launched)) report("mode", ["networkConfiguration"], { mode });
  },
});
