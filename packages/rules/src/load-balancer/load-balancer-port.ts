import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { loadBalancersOf } from "../services.js";

export const loadBalancerPort: Rule = rule({
  id: "load-balancer-port",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "The port behind a load balancer is among the container's port mappings.",
  source: "LoadBalancer$containerPort",
  docs: "API_LoadBalancer",
  aws: { type: "InvalidParameterException", text: "The container {container} did not have a container port {port} defined.", sure: "seen" },
  needs: "loadBalancers",
  messages: { unmapped: 'The container "{container}" maps no port {port}; it maps {ports}.' },
  hint: "Name a `containerPort` of the container's port mappings, or add one.",
  check(service, report, { taskDefinition }) {
    for (const [index, { containerName, containerPort: port }] of loadBalancersOf(service).entries()) {
      const container = taskDefinition?.containerDefinitions.find(({ name }) => name === containerName);
      if (!container || port === undefined || containerName === undefined) continue;
      const mappings = container.portMappings ?? [];
      const mapped = mappings.some(({ containerPort, containerPortRange }) => containerPort === port || covers(containerPortRange, port));
      const ports =
        mappings.map(({ containerPort, containerPortRange }) => containerPort ?? containerPortRange ?? "?").join(", ") || "none";
      if (!mapped) report("unmapped", ["loadBalancers", index, "containerPort"], { container: containerName, port, ports });
    }
  },
});

function covers(range: string | undefined, port: number): boolean {
  const [first = 0, last = 0] = range?.split("-").map(Number) ?? [];
  return range !== undefined && port >= first && port <= last;
}
