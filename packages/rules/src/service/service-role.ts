import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf, loadBalancersOf, networkModeOf } from "../services.js";

export const serviceRole: Rule = rule({
  id: "service-role",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "`role` is for a service with one load balancer, no service discovery, and a task definition without awsvpc.",
  source: "CreateServiceRequest$role",
  docs: "API_CreateService",
  aws: {
    type: "InvalidParameterException",
    text: "You cannot specify an IAM role for services that require a service linked role.",
    sure: "seen",
  },
  needs: "role",
  messages: { linked: "This service uses the service-linked role, because it has {why}." },
  hint: "Remove `role`.",
  fix: removeIt,
  check(service, report, context) {
    if (!service.role) return;
    const why = [
      networkModeOf(context) === "awsvpc" && "the network mode awsvpc",
      loadBalancersOf(service).length > 1 && "several target groups",
      loadBalancersOf(service).length === 0 && "no load balancer",
      service.serviceRegistries?.length && "service discovery",
      controllerOf(service) === "EXTERNAL" && "an external deployment controller",
    ].find((reason) => typeof reason === "string");
    if (why) report("linked", ["role"], { why });
  },
});
