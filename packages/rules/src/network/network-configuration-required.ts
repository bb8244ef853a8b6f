import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { awsvpcOf, networkModeOf } from "../services.js";

export const networkConfigurationRequired: Rule = rule({
  id: "network-configuration-required",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "A task definition with awsvpc needs `networkConfiguration.awsvpcConfiguration` where it is run.",
  source: "CreateServiceRequest$networkConfiguration; text: fabfuel/ecs-deploy#133",
  docs: "API_NetworkConfiguration",
  aws: {
    type: "InvalidParameterException",
    text: "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    sure: "seen",
  },
  messages: { missing: "The task definition has awsvpc, and nothing says in which subnets its tasks get their interfaces." },
  hint: "Add `networkConfiguration.awsvpcConfiguration` with subnets.",
  check(launched, report, context) {
    if (networkModeOf(context) !== "awsvpc" || awsvpcOf(launched)) return;
    if (context.on === "service" && "deploymentController" in launched && launched.deploymentController?.type === "EXTERNAL") return;
    report("missing", ["networkConfiguration"]);
  },
});
