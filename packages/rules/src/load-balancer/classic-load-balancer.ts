import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { loadBalancersOf, networkModeOf } from "../services.js";

export const classicLoadBalancer: Rule = rule({
  id: "classic-load-balancer",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A service has one Classic Load Balancer, not with awsvpc; in bridge mode its port has a fixed host port.",
  source: "CreateServiceRequest$loadBalancers; text: hashicorp/terraform#8490",
  docs: "service-load-balancing",
  aws: {
    type: "InvalidParameterException",
    text: "A host port mapping for the container port {port} is required",
    sure: "seen",
    textOf: ["dynamic"],
  },
  needs: "loadBalancers",
  messages: {
    awsvpc: "A Classic Load Balancer cannot reach tasks with awsvpc.",
    many: "A service takes one Classic Load Balancer.",
    dynamic: "A Classic Load Balancer needs a fixed host port, and port {port} has none.",
  },
  hint: "Use an Application or Network Load Balancer's target group.",
  check(service, report, context) {
    const classic = [...loadBalancersOf(service).entries()].filter(([, { loadBalancerName }]) => loadBalancerName);
    for (const [place, [index, { containerName, containerPort: port }]] of classic.entries()) {
      const path = ["loadBalancers", index];
      const mapping = context.taskDefinition?.containerDefinitions
        .find(({ name }) => name === containerName)
        ?.portMappings?.find(({ containerPort }) => containerPort === port);
      if (place > 0) report("many", [...path, "loadBalancerName"], { port: port ?? "" });
      else if (networkModeOf(context) === "awsvpc") report("awsvpc", [...path, "loadBalancerName"], { port: port ?? "" });
      else if (mapping && !mapping.hostPort && networkModeOf(context) === "bridge")
        report("dynamic", [...path, "containerPort"], { port: port ?? "" });
    }
  },
});
