import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf } from "../services.js";

export const externalControllerFields: Rule = rule({
  id: "external-controller-fields",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "With the controller EXTERNAL, a service has none of what its task sets have.",
  source: "CreateService documentation",
  docs: "deployment-type-external",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "deploymentController",
  messages: { member: "With the controller EXTERNAL, `{member}` belongs to the task sets." },
  hint: "Remove `{member}`, and give it to CreateTaskSet.",
  check(service, report) {
    if (controllerOf(service) !== "EXTERNAL") return;
    for (const member of [
      "loadBalancers",
      "networkConfiguration",
      "launchType",
      "capacityProviderStrategy",
      "platformVersion",
      "serviceConnectConfiguration",
      "volumeConfigurations",
    ] as const) {
      const value = service[member];
      if (value !== undefined && !(Array.isArray(value) && value.length === 0)) report("member", [member], { member });
    }
  },
});
