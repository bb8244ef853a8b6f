import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const oneRegistry: Rule = rule({
  id: "one-registry",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A service has one service registry at most.",
  source: "CreateServiceRequest$serviceRegistries",
  docs: "API_ServiceRegistry",
  aws: { type: "InvalidParameterException", text: "service registries can have at most 1 items.", sure: "form" },
  needs: "serviceRegistries",
  messages: { many: "There are {count} registries; ECS takes one." },
  hint: "Keep one.",
  check({ serviceRegistries = [] }, report) {
    if (serviceRegistries.length > 1) report("many", ["serviceRegistries"], { count: serviceRegistries.length });
  },
});
