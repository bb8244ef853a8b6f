import { loadBalancersOf } from "../services.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const healthClassicLoadBalancer: Rule = rule({
  id: "health-classic-load-balancer",
  severity: "warning",
  stage: "never",
  on: "service",
  summary: "Behind a Classic Load Balancer, containers have no health checks of their own.",
  source: "developer guide, container health checks, considerations",
  docs: "healthcheck",
  needs: "loadBalancerName",
  messages: { unsupported: 'ECS does not support the health check of "{container}" in a service with a Classic Load Balancer.' },
  hint: "Use a target group of an Application or Network Load Balancer, or remove the health check.",
  check(service, report, { taskDefinition }) {
    const index = loadBalancersOf(service).findIndex(({ loadBalancerName }) => loadBalancerName !== undefined);
    const checked = taskDefinition?.containerDefinitions.find(({ healthCheck }) => healthCheck !== undefined);
    if (index >= 0 && checked) report("unsupported", ["loadBalancers", index, "loadBalancerName"], { container: checked.name ?? "" });
  },
});
