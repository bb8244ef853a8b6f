import { portMappings } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { networkModeOf, serviceConnectOf } from "../services.js";

export const serviceConnectIngressPort: Rule = rule({
  id: "service-connect-ingress-port",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "With awsvpc, `ingressPortOverride` is no port that a container of the task uses.",
  source: "ServiceConnectService$ingressPortOverride",
  docs: "API_ServiceConnectService",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "ingressPortOverride",
  messages: { taken: 'The proxy cannot listen on port {port}, which "{container}" uses.' },
  hint: "Choose another port, or remove `ingressPortOverride`.",
  check(service, report, context) {
    if (!context.taskDefinition || networkModeOf(context) !== "awsvpc") return;
    const ports = portMappings(context.taskDefinition);
    for (const [index, { ingressPortOverride: port }] of (serviceConnectOf(service)?.services ?? []).entries()) {
      const owner = port && ports.find(({ mapping }) => mapping.containerPort === port);
      if (owner)
        report("taken", ["serviceConnectConfiguration", "services", index, "ingressPortOverride"], { port, container: owner.name });
    }
  },
});
