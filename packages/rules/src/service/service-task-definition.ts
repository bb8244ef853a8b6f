import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf } from "../services.js";

export const serviceTaskDefinition: Rule = rule({
  id: "service-task-definition",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A service has a task definition, unless its deployments are controlled from outside: then its task sets have.",
  source: "CreateServiceRequest$taskDefinition",
  docs: "API_CreateService",
  aws: { type: "InvalidParameterException", text: "TaskDefinition can not be blank.", sure: "form", textOf: ["missing"] },
  messages: {
    missing: "The service names no task definition.",
    external: "With the controller EXTERNAL, task sets name the task definition, and the service none.",
  },
  hint: "Name a family, a family with a revision, or an ARN.",
  check(service, report) {
    const external = controllerOf(service) === "EXTERNAL";
    if (!external && !service.taskDefinition) report("missing", ["taskDefinition"]);
    else if (external && service.taskDefinition) report("external", ["taskDefinition"]);
  },
});
