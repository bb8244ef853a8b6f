import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { controllerOf, loadBalancersOf } from "../services.js";

export const gracePeriodMissing: Rule = rule({
  id: "grace-period-missing",
  severity: "warning",
  stage: "runtime",
  on: "service",
  summary: "Behind a load balancer, tasks have time to start before failed health checks end them.",
  source: "developer guide, service event messages",
  docs: "service-event-messages-list",
  needs: "loadBalancers",
  messages: { none: "From its first second on, a task that the load balancer finds unhealthy is ended." },
  hint: "Set `healthCheckGracePeriodSeconds` to a little more than a task takes to start.",
  check(service, report) {
    if (loadBalancersOf(service).length > 0 && !service.healthCheckGracePeriodSeconds && controllerOf(service) === "ECS")
      report("none", ["healthCheckGracePeriodSeconds"]);
  },
});
