import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { loadBalancersOf } from "../services.js";

export const loadBalancerUdp: Rule = rule({
  id: "load-balancer-udp",
  severity: "warning",
  stage: "create-service",
  on: "service",
  summary: "A udp port stands behind a Network Load Balancer.",
  source: "our advice",
  docs: "service-load-balancing",
  needs: "loadBalancers",
  messages: { udp: 'The port {port} of "{container}" is udp, which an Application Load Balancer cannot reach.' },
  hint: "Use a target group of a Network Load Balancer with UDP or TCP_UDP.",
  check(service, report, { taskDefinition }) {
    for (const [index, { containerName, containerPort: port }] of loadBalancersOf(service).entries()) {
      const container = taskDefinition?.containerDefinitions.find(({ name }) => name === containerName);
      const mappings = container?.portMappings?.filter(({ containerPort }) => containerPort === port) ?? [];
      if (port !== undefined && mappings.length > 0 && mappings.every(({ protocol }) => protocol === "udp"))
        report("udp", ["loadBalancers", index, "containerPort"], { port, container: containerName ?? "" });
    }
  },
});
