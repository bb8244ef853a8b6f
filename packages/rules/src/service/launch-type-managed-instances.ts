import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const launchTypeManagedInstances: Rule = rule({
  id: "launch-type-managed-instances",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "Managed Instances are asked for by a capacity provider strategy.",
  source: "CreateServiceRequest$launchType",
  docs: "ManagedInstances",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "launchType=MANAGED_INSTANCES",
  messages: { provider: "MANAGED_INSTANCES is no launch type to ask for." },
  hint: "Name a Managed Instances capacity provider in `capacityProviderStrategy`.",
  check({ launchType }, report) {
    if (launchType === "MANAGED_INSTANCES") report("provider", ["launchType"]);
  },
});
